// How fast a market of 100,000 models is there and searched, in a page without any server but the chain's.

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { rollup } from 'rollup'
import { onwarn, plugins } from '../../rollup.config.mjs'
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs'
import { blockHash, LICENSE_BOOK, lastBlock, REGISTRY, startGeneratedChain } from './catalog-chain.ts'
import type { CatalogBench, Warm } from './catalog-page.ts'
import { median, printFigures } from './print-figures.ts'

const quick = process.argv.includes('--quick')
const MODELS = quick ? 10_000 : 100_000
const ROUNDS = quick ? 2 : 3

const bundle = await rollup({
  input: { page: new URL('./catalog-page.ts', import.meta.url).pathname },
  plugins,
  onwarn,
})
const { output } = await bundle.generate({ format: 'es' })
await bundle.close()
const scripts = new Map<string, string>(
  output.flatMap(file => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])),
)
const web = createServer(({ url = '/' }, response) => {
  const script = scripts.get(url)
  // Browsers tell a page its memory only where it is alone in its process.
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-embedder-policy', 'require-corp')
  response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript')
  response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
}).listen(0, '127.0.0.1')
await once(web, 'listening')
const chain = await startGeneratedChain(MODELS)
const browser = await chromium.launch({
  executablePath: ensureChromium() ?? '',
  args: [...CHROMIUM_FLAGS, '--enable-blink-features=ForceEagerMeasureMemory'],
})

const head = lastBlock(MODELS)
const job = {
  chainId: 31337,
  rpcUrls: [chain.url],
  gateways: [] as string[],
  contracts: { registry: REGISTRY, licenseBook: LICENSE_BOOK, vault: REGISTRY, fromBlock: 1n },
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(web.address() as AddressInfo).port}/`)
  await page.waitForFunction(() => 'bench' in globalThis)
  return page
}

try {
  const cold: number[] = []
  const warm: Warm[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const first = await browser.newContext()
    cold.push(await run(await openPage(first), 'cold', MODELS))
    await first.close()
    const context = await browser.newContext()
    const before = await openPage(context)
    if (!(await run(before, 'keep', MODELS, head - 64, blockHash(head - 64)))) {
      throw new Error('the browser kept nothing')
    }
    await before.close()
    warm.push(await run(await openPage(context), 'warm', MODELS))
    await context.close()
  }
  const searches = warm.flatMap(round => round.searches).sort((a, b) => a - b)
  const figures = {
    firstResultsMs: median(warm.map(round => round.firstResultsMs)),
    searchP95Ms: searches[Math.floor(searches.length * 0.95)] ?? Number.NaN,
    longestTaskMs: median(warm.map(round => round.longestTaskMs)),
    memoryMB: median(warm.map(round => round.memory)) / 1e6,
    coldStartS: median(cold),
  }
  console.log(`${MODELS.toLocaleString('en')} models, ${searches.length} searches, ${ROUNDS} rounds\n`)
  printFigures(
    'catalog',
    [
      {
        what: 'first models, from what the browser kept',
        value: figures.firstResultsMs,
        unit: 'ms',
        bar: '<= 1,000',
      },
      { what: 'every word searchable', value: median(warm.map(round => round.completeMs)), unit: 'ms' },
      { what: 'search, half of them within', value: median(searches), unit: 'ms' },
      { what: 'search, 95 of 100 within', value: figures.searchP95Ms, unit: 'ms', bar: '<= 50' },
      { what: 'longest task of the page', value: figures.longestTaskMs, unit: 'ms', bar: '<= 50' },
      { what: 'memory of page and worker', value: figures.memoryMB, unit: 'MB' },
      { what: 'cold start from the chain alone', value: figures.coldStartS, unit: 's' },
    ],
    figures,
  )
} finally {
  await browser.close()
  web.close()
  chain.server.close()
}

/** Calls one of the page's functions with the job and what else it wants. */
function run<Name extends keyof CatalogBench>(
  page: Page,
  name: Name,
  ...rest: unknown[]
): Promise<Awaited<ReturnType<CatalogBench[Name]>>> {
  return page.evaluate(
    ([wanted, ...args]) =>
      (globalThis as unknown as { bench: Record<string, (...given: unknown[]) => unknown> }).bench[
        wanted as string
      ]?.(...args),
    [name, job, ...rest],
  ) as Promise<Awaited<ReturnType<CatalogBench[Name]>>>
}
