import { createServer } from 'node:http'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createRelay, type Relay, type RelayOptions } from '../../../src/node/relay/index.ts'
import { bundleScript } from '../../bundle-script.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../../chromium.mjs'
import type { Visitor } from './visitor.ts'

/** Pages of a real browser, a web server for nothing but their script, and relays. */
export interface Visitors {
  readonly browser: Browser
  /** Requests the web server got, by path. */
  readonly requests: readonly string[]
  /** A page in a profile of its own. */
  open(): Promise<VisitorPage>
  relay(port: number, options?: Partial<RelayOptions>): Promise<Relay>
  close(): Promise<void>
}

export interface VisitorPage {
  readonly page: Page
  /** Calls a method of the page's visitor. */
  call<K extends Method>(name: K, ...input: Parameters<Visitor[K]>): Promise<Awaited<ReturnType<Visitor[K]>>>
  close(): Promise<void>
}

type Method = {
  [K in keyof Visitor]: Visitor[K] extends (...input: never[]) => unknown ? K : never
}[keyof Visitor]

export async function startVisitors(port: number): Promise<Visitors> {
  const script = await bundleScript(new URL('./visitor.ts', import.meta.url), { peers: true })
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    const isScript = request.url === '/visitor.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><script type="module" src="/visitor.js"></script>')
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })
  const relays: Relay[] = []
  return {
    browser,
    requests,
    async open() {
      const context = await browser.newContext()
      const page = await context.newPage()
      page.on('pageerror', error => console.error('page:', error.message))
      await page.goto(`http://127.0.0.1:${port}/`)
      await page.waitForFunction(() => 'visitor' in window)
      return {
        page,
        call: (name, ...input) =>
          page.evaluate(
            ([method, values]) => {
              const visitor = window.visitor as unknown as Record<string, (...input: unknown[]) => unknown>
              return visitor[method]?.(...values)
            },
            [name, input] as [string, unknown[]],
          ) as never,
        close: () => context.close(),
      }
    },
    async relay(relayPort, options) {
      const relay = await createRelay({ listen: [`/ip4/127.0.0.1/tcp/${relayPort}/ws`], ...options })
      relays.push(relay)
      return relay
    },
    async close() {
      await browser.close()
      await Promise.all(relays.map(relay => relay.close()))
      await new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
