/** The browser's part of bench:catalog: a page without any server but the chain's, and one that asks an indexer. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { rollup } from 'rollup'
import { onwarn, plugins } from '../../rollup.config.mjs'
import type { CatalogJob } from '../../src/market/catalog/index.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs'
import { blockHash, LICENSE_BOOK, lastBlock, REGISTRY, startGeneratedChain } from './catalog-chain.ts'
import type { CatalogBench, Warm } from './catalog-page.ts'

export interface BrowserBench {
  /** Seconds until a page that was never opened before knows all models. */
  cold(job: CatalogJob, models: number): Promise<number>
  /** The same from the chain alone, and what a page that was opened before is like; one for each round. */
  rounds(
    models: number,
    rounds: number,
  ): Promise<{ readonly cold: readonly number[]; readonly warm: readonly Warm[] }>
  close(): Promise<void>
}

export async function startBrowserBench(): Promise<BrowserBench> {
  const scripts = await bundlePage()
  const web = createServer(({ url = '/' }, response) => {
    const script = scripts.get(url)
    // Browsers tell a page its memory only where it is alone in its process.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
  }).listen(0, '127.0.0.1')
  await once(web, 'listening')
  const browser = await chromium.launch({
    // The one without windows tells no page its memory.
    executablePath: ensureChromium({ whole: true }) ?? '',
    args: [...CHROMIUM_FLAGS, '--enable-blink-features=ForceEagerMeasureMemory'],
  })

  async function openPage(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${(web.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => 'bench' in globalThis)
    return page
  }

  async function cold(job: CatalogJob, models: number): Promise<number> {
    const context = await browser.newContext()
    try {
      return await run(await openPage(context), 'cold', job, models)
    } finally {
      await context.close()
    }
  }

  return {
    cold,
    async rounds(models, rounds) {
      const chain = await startGeneratedChain(models)
      const head = lastBlock(models)
      const job = {
        chainId: 31337,
        rpcUrls: [chain.url],
        gateways: [] as string[],
        contracts: { registry: REGISTRY, licenseBook: LICENSE_BOOK, vault: REGISTRY, fromBlock: 1n },
      }
      const measured = { cold: [] as number[], warm: [] as Warm[] }
      try {
        for (let round = 0; round < rounds; round++) {
          measured.cold.push(await cold(job, models))
          const context = await browser.newContext()
          const before = await openPage(context)
          if (!(await run(before, 'keep', job, models, head - 64, blockHash(head - 64))))
            throw new Error('the browser kept nothing')
          await before.close()
          measured.warm.push(await run(await openPage(context), 'warm', job, models))
          await context.close()
        }
      } finally {
        chain.server.close()
      }
      return measured
    },
    async close() {
      await browser.close()
      web.close()
    },
  }
}

async function bundlePage(): Promise<ReadonlyMap<string, string>> {
  const input = { page: new URL('./catalog-page.ts', import.meta.url).pathname }
  const bundle = await rollup({ input, plugins, onwarn })
  const { output } = await bundle.generate({ format: 'es' })
  await bundle.close()
  return new Map(
    output.flatMap(file => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])),
  )
}

/** Calls one of the page's functions. */
function run<Name extends keyof CatalogBench>(
  page: Page,
  name: Name,
  ...args: unknown[]
): Promise<Awaited<ReturnType<CatalogBench[Name]>>> {
  return page.evaluate(
    ([wanted, ...given]) =>
      (globalThis as unknown as { bench: Record<string, (...given: unknown[]) => unknown> }).bench[
        wanted as string
      ]?.(...given),
    [name, ...args],
  ) as Promise<Awaited<ReturnType<CatalogBench[Name]>>>
}
