import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Artifact } from '../../../src/manifest/index.ts'
import { bundleArtifactWorkers, bundleScript } from '../../bundle-script.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../../chromium.mjs'
import { serve, type TestFile } from '../../unit/artifact/fixture.ts'
import type { Visits } from './visit.ts'

/** A web site whose pages download files, and a browser to visit it. */
export interface Site {
  readonly url: string
  readonly browser: Browser
  /** A profile of its own: its tabs share what they keep, in memory as a private window does. */
  profile(): Promise<BrowserContext>
  /** A profile as most visitors have, on disk and with a quota; a browser of its own. */
  profileOnDisk(): Promise<BrowserContext>
  close(): Promise<void>
}

export async function startSite(): Promise<Site> {
  const scripts = new Map([
    ['/page.js', await bundleScript(new URL('./visit.ts', import.meta.url))],
    ...(await bundleArtifactWorkers()),
  ])
  const server = await serve((request, response) => {
    const script = scripts.get(request.url ?? '')
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    if (request.url === '/sandboxed') response.setHeader('content-security-policy', 'sandbox allow-scripts')
    response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
  })
  const launch = { executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS }
  const browser = await chromium.launch(launch)
  const onDisk = new Map<string, BrowserContext>()
  return {
    url: server.url,
    browser,
    profile: () => browser.newContext(),
    async profileOnDisk() {
      const folder = await mkdtemp(join(tmpdir(), 'modelmark-profile-'))
      const context = await chromium.launchPersistentContext(folder, launch)
      onDisk.set(folder, context)
      return context
    },
    async close() {
      await browser.close()
      for (const [folder, context] of onDisk) {
        await context.close()
        await rm(folder, { recursive: true, force: true, maxRetries: 5 })
      }
      await server.close()
    },
  }
}

export async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction('globalThis.ready')
  return page
}

/** Calls what a page of the site offers. */
export function call<K extends keyof Visits>(page: Page, name: K, ...values: Parameters<Visits[K]>) {
  return page.evaluate(`visits.${name}(...${JSON.stringify(values)})`) as Promise<
    Awaited<ReturnType<Visits[K]>>
  >
}

export function artifactOf({ root, bytes }: TestFile): Artifact & { readonly digest: string } {
  const digest = createHash('sha256').update(bytes).digest('hex')
  return {
    path: 'model.bin',
    cid: String(root),
    size: bytes.length,
    sha256: `0x${digest}`,
    mediaType: 'application/octet-stream',
    role: 'weights',
    sources: [],
    digest,
  }
}
