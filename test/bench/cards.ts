// Does a page of 100 cards cost more than one? Counts requests to the chain and times the first card.

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { rollup } from 'rollup'
import { privateKeyToAccount } from 'viem/accounts'
import { startAnvil } from '../../demo/local-market/anvil.ts'
import { freePort } from '../../demo/local-market/free-port.ts'
import { createLocalPublisher } from '../../demo/local-market/publisher.ts'
import { demoAccount } from '../../demo/wallet/demo-account.ts'
import { onwarn, plugins } from '../../rollup.config.mjs'
import { NATIVE } from '../../src/asset/index.ts'
import { encodeTerms } from '../../src/license/index.ts'
import { encodeManifest } from '../../src/manifest/index.ts'
import { deployDemo, LOCAL_ADMIN_KEY } from '../../src/node/deploy/index.ts'
import { type Hub, startHub } from '../../src/node/hub/index.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs'
import { median, printFigures } from './print-figures.ts'

const CARDS = 100
const ROUNDS = process.argv.includes('--quick') ? 3 : 7
/** The elements of the page, bundled as they are published. */
const elements = {
  'model-market': 'components/model-market/define.ts',
  'model-nft-card': 'components/model-nft-card/define.ts',
}
const NO_HASH = `0x${'00'.repeat(32)}` as const

interface PageLoad {
  readonly rpcRequests: number
  /** Milliseconds from navigation. */
  readonly firstCard: number
  readonly allCards: number
  readonly longestTask: number
  /** Layout shift score. */
  readonly cls: number
}

const creator = demoAccount('Creator', 1).signer

/** Mints models that differ in name, each with one tier. */
async function publish(rpcUrl: string, hub: Hub): Promise<string[]> {
  const deployed = await deployDemo({ rpcUrl, account: privateKeyToAccount(LOCAL_ADMIN_KEY) })
  const publisher = createLocalPublisher(rpcUrl, deployed)
  const terms = {
    name: 'Commercial',
    description: '',
    rights: new Set(['use-commercially'] as const),
    text: 'As agreed.',
  }
  const { digest: termsHash } = await hub.putBlock(encodeTerms(terms), 'terms')
  const assets: string[] = []
  for (let i = 0; i < CARDS; i++) {
    const manifest = encodeManifest({
      name: `Model ${i}`,
      description: 'One of a hundred.',
      version: '1.0',
      task: 'text-generation',
      tags: [],
      artifacts: [],
      provenance: { baseModels: [], datasets: [], contributors: [] },
      evaluations: [],
    })
    const { digest } = await hub.putBlock(manifest, `model-${i}`)
    const modelId = await publisher.mint(creator.address, {
      to: creator.address,
      manifestDigest: digest,
      contentHash: NO_HASH,
      resaleRoyaltyBps: 0,
      maxUpstreamBps: 0,
      parentLicenseIds: [],
      payees: [{ account: creator.address, bps: 10_000, role: 'creator' }],
    })
    await publisher.offer(creator.address, {
      modelId,
      kind: 'one-time',
      period: 0,
      maxSupply: 0,
      transferable: true,
      derivativesAllowed: false,
      coversFutureVersions: true,
      refundDays: 0,
      rights: terms.rights,
      upstreamBps: 0,
      currency: NATIVE,
      price: 10n ** 16n,
      termsHash,
    })
    assets.push(`eip155:31337/erc721:${deployed.registry}/${modelId}`)
  }
  return assets
}

const ALL_READY = 'all cards are ready'

/** Runs in the page before everything else: notes when cards are ready, long tasks and layout shifts. */
function observe(allReady: string): void {
  const seen = { first: 0, all: 0, longest: 0, cls: 0 }
  Object.assign(globalThis, { seen })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.cls += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
  const check = () => {
    const cards = [...document.querySelectorAll('model-nft-card')]
    const ready = cards.filter(card => card.matches(':state(verified)')).length
    if (ready > 0 && seen.first === 0) seen.first = performance.now()
    if (cards.length === 0 || ready < cards.length) {
      requestAnimationFrame(check)
      return
    }
    seen.all = performance.now()
    // What polls a page from outside runs in it, as a long task of its own: the page tells instead.
    console.info(allReady)
  }
  requestAnimationFrame(check)
}

function pageHtml(assets: readonly string[], rpcUrl: string, gateway: string): string {
  const cards = assets.map(asset => `<model-nft-card loading="eager" asset="${asset}"></model-nft-card>`)
  const scripts = Object.keys(elements).map(name => `<script type="module" src="/${name}.js"></script>`)
  return `<!doctype html><html lang="en">${scripts.join('')}
    <model-market chain="31337" rpc="${rpcUrl}" gateways="${gateway}">${cards.join('')}</model-market></html>`
}

async function load(browser: Browser, url: string, rpcUrl: string): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const tab = await context.newPage()
  let rpcRequests = 0
  tab.on('request', request => {
    if (request.url().startsWith(rpcUrl) && request.method() === 'POST') rpcRequests++
  })
  await tab.addInitScript(observe, ALL_READY)
  const allReady = tab.waitForEvent('console', {
    predicate: message => message.text() === ALL_READY,
    timeout: 60_000,
  })
  await tab.goto(url)
  await allReady
  const seen = await tab.evaluate<{ first: number; all: number; longest: number; cls: number }>('seen')
  await context.close()
  return { rpcRequests, firstCard: seen.first, allCards: seen.all, longestTask: seen.longest, cls: seen.cls }
}

const dataDir = await mkdtemp(join(tmpdir(), 'modelmark-cards-'))
const chain = await startAnvil(await freePort(9300))
const hub = await startHub({ dataDir, limits: 'off' })
const server = createServer()
server.listen(await freePort(9399), '127.0.0.1')
await once(server, 'listening')
const pages = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS })
try {
  const assets = await publish(chain.url, hub)
  const bundle = await rollup({ input: elements, plugins, onwarn, preserveEntrySignatures: false })
  const { output } = await bundle.generate({ format: 'es' })
  await bundle.close()
  const scripts = new Map<string, string>(
    output.flatMap(file => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])),
  )
  server.on('request', ({ url = '/' }, response) => {
    const script = scripts.get(url)
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(script ?? pageHtml(assets.slice(0, Number(url.slice(1))), chain.url, hub.url))
  })
  const one: PageLoad[] = []
  const hundred: PageLoad[] = []
  await load(browser, `${pages}/${CARDS}`, chain.url)
  for (let round = 0; round < ROUNDS; round++) {
    one.push(await load(browser, `${pages}/1`, chain.url))
    hundred.push(await load(browser, `${pages}/${CARDS}`, chain.url))
  }
  const ratios = hundred.map((page, i) => page.firstCard / (one[i]?.firstCard ?? Number.NaN))
  const figures = {
    rpcRequests: Math.max(...hundred.map(page => page.rpcRequests)),
    firstCardRatio: median(ratios),
    all100Ms: median(hundred.map(page => page.allCards)),
    longestTaskMs: median(hundred.map(page => page.longestTask)),
    cls: Math.max(...hundred.map(page => page.cls)),
  }
  printFigures(
    'cards',
    [
      { what: 'requests to the chain, 100 cards', value: figures.rpcRequests, unit: '', bar: '<= 2' },
      {
        what: 'first card, one card on the page',
        value: median(one.map(page => page.firstCard)),
        unit: 'ms',
      },
      {
        what: 'first card, 100 cards on the page',
        value: median(hundred.map(page => page.firstCard)),
        unit: 'ms',
      },
      { what: 'first card, 100 / 1', value: figures.firstCardRatio, unit: '', bar: '<= 1.5' },
      { what: 'all 100 cards', value: figures.all100Ms, unit: 'ms' },
      { what: 'longest task', value: figures.longestTaskMs, unit: 'ms', bar: '<= 50' },
      { what: 'layout shift', value: figures.cls, unit: '', bar: '0' },
    ],
    figures,
  )
} finally {
  await browser.close()
  server.close()
  await hub.close()
  await chain.stop()
  await rm(dataDir, { recursive: true, force: true })
}
