// Many visitors at once: real ones in one browser, and hundreds of schedulers over simulated links.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { createRelay } from '../../src/node/relay/index.ts'
import { leafBytes } from '../browser/peer/file.ts'
import { bundleArtifactWorkers, bundleScript } from '../bundle-script.ts'
import { chromiumFlags, ensureChromium } from '../chromium.mjs'
import { gatewayAnswer, makeFile, serve } from '../unit/artifact/fixture.ts'
import { simulateSwarm } from '../unit/artifact/simulated-swarm.ts'
import { overBareChannels } from './bare-channels.ts'
import { median, printFigures } from './print-figures.ts'
import { openSlowLink } from './slow-link.ts'
import type { SwarmVisitor, Taking } from './swarm-page.ts'

const MIB = 1024 * 1024
const quick = process.argv.includes('--quick')
const size = (quick ? 16 : 32) * MIB
const pairs = quick ? 1 : 3
const [relayPort, webPort, delayPort, linkPort] = [9193, 9194, 9195, 9196]
const ONE_WAY_MS = 10
const EVERYTHING = { bytesPerSecond: Number.MAX_SAFE_INTEGER, ratio: 1e6 }
/** A home uplink: the cap that visitors have by default, without the limit on how much in all. */
const HOME = { bytesPerSecond: MIB, ratio: 1e6 }
const SLOW = { bytesPerSecond: 32 * 1024, ratio: 1e6 }

const scripts = new Map([
  ['/page.js', await bundleScript(new URL('./swarm-page.ts', import.meta.url), { peers: true })],
  ...(await bundleArtifactWorkers()),
])
const web = createServer((request, response) => {
  const script = scripts.get(request.url ?? '')
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
  response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
}).listen(webPort, '127.0.0.1')
const delaying = spawn(
  process.execPath,
  [fileURLToPath(new URL('./udp-delay.ts', import.meta.url)), String(delayPort), String(ONE_WAY_MS)],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
await once(delaying.stdout, 'data')
const browser = await chromium.launch({
  executablePath: ensureChromium() ?? '',
  // `moveFarAway` needs the addresses themselves, not names in their place that only mDNS resolves.
  args: chromiumFlags('WebRtcHideLocalIpsWithMdns'),
})
let lastSeed = 0

/** Visitors in profiles of their own, some with the file and some without. */
async function swarm(seeders: number, leechers: number, upload: typeof HOME, far = false) {
  const seed = ++lastSeed
  const relay = await createRelay({ listen: [`/ip4/127.0.0.1/tcp/${relayPort}/ws`] })
  const relays = [...relay.multiaddrs]
  const pages = await Promise.all(Array.from({ length: seeders + leechers }, () => open(far)))
  const [giving, taking] = [pages.slice(0, seeders), pages.slice(seeders)]
  const roots = await Promise.all(giving.map(page => call(page, 'seed', { relays, upload }, seed, size)))
  const [cid = ''] = roots
  while (relay.metrics().announcements < seeders) await new Promise(resolve => setTimeout(resolve, 20))
  return {
    seed,
    /** What each visitor without the file does. */
    takers: taking.map(page => (options: Partial<Taking> = {}) => {
      const taking = { cid, size, relays, gateways: [], peers: true, upload, ...options }
      return call(page, 'take', taking)
    }),
    sent: async () => {
      const each = await Promise.all(giving.map(page => call(page, 'sent', cid)))
      return each.reduce((sum, bytes) => sum + bytes, 0)
    },
    close: async () => {
      await Promise.all(giving.map(page => call(page, 'stop')))
      await Promise.all(pages.map(page => page.context().close()))
      await relay.close()
    },
  }
}

/** Bytes a second of one visitor from so many seeders that are 20 ms away. */
async function farAway(seeders: number, upload = EVERYTHING): Promise<number> {
  const visitors = await swarm(seeders, 1, upload, true)
  const taken = await visitors.takers[0]?.()
  await visitors.close()
  return taken?.bytesPerSecond ?? Number.NaN
}

/** The same over bare channels: what is to be had from this machine's browser and the network that is made on it. */
async function bareFarAway(givers: number): Promise<number> {
  const pages = await Promise.all(Array.from({ length: givers + 1 }, () => open(true)))
  const [taker, ...giving] = pages as [Page, ...Page[]]
  const bytesPerSecond = await overBareChannels(giving, taker, size)
  await Promise.all(pages.map(page => page.context().close()))
  return bytesPerSecond
}

/** Three against one. */
async function threefold(what: string, speed: (givers: number) => Promise<number>): Promise<number> {
  const one = await speed(1)
  const ratio = (await speed(3)) / one
  console.log(`${what}, RTT 20 ms: ${(one / 1e6).toFixed(1)} MB/s from one; from three x ${ratio.toFixed(2)}`)
  return ratio
}

/** So many visitors who start together, and one who has the file. */
async function together(leechers: number): Promise<{ last: number; sent: number }> {
  const visitors = await swarm(1, leechers, HOME)
  const taken = await Promise.all(visitors.takers.map(take => take()))
  const sent = await visitors.sent()
  await visitors.close()
  return { last: Math.max(...taken.map(({ milliseconds }) => milliseconds)), sent: sent / size }
}

/** One visitor with a web server of 4 MiB a second, alone and with two peers beside it: speed with them, as a multiple. */
async function besideHttp(upload: typeof HOME): Promise<number> {
  const visitors = await swarm(2, 2, upload)
  const leaves = Array.from({ length: size / MIB }, (_, i) => leafBytes(visitors.seed, i, MIB))
  const file = await makeFile(size, new Uint8Array(Buffer.concat(leaves)))
  const server = await serve(gatewayAnswer(file))
  const link = await openSlowLink(linkPort, Number(new URL(server.url).port), {
    bytesPerSecond: 4 * MIB,
    delay: ONE_WAY_MS,
  })
  const gateways = [`http://127.0.0.1:${linkPort}`]
  const alone = await visitors.takers[0]?.({ gateways, peers: false })
  const both = await visitors.takers[1]?.({ gateways })
  await visitors.close()
  await link.close()
  await server.close()
  return (alone?.milliseconds ?? Number.NaN) / (both?.milliseconds ?? Number.NaN)
}

/** The same with the real scheduler over simulated links, in virtual time. */
async function simulated(leechers: number) {
  const leaves = 64
  const outcome = await simulateSwarm({ seed: 1, leechers, leaves, uplink: MIB, rtt: 40, peers: 16 })
  const { seconds, seederSent } = outcome
  const middle = median(seconds)
  return { leechers, seederSent, median: middle / leaves, last: (seconds.at(-1) ?? Number.NaN) / leaves }
}

async function rounds<T>(measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let i = 0; i < pairs; i++) results.push(await measure())
  return results
}

try {
  const three = await rounds(async () => ({
    unlimited: await threefold('seeders without limit', farAway),
    home: await threefold('seeders at home', seeders => farAway(seeders, HOME)),
    bare: await threefold('bare channels', bareFarAway),
  }))
  const many = await rounds(async () => {
    const alone = await together(1)
    const four = await together(4)
    const ratio = four.last / alone.last
    console.log(`four together: x ${ratio.toFixed(2)} the time of one, seeder sent x ${four.sent.toFixed(2)}`)
    return { ratio, sent: four.sent }
  })
  const withHttp = await rounds(() => besideHttp(HOME))
  const withSlowPeers = await rounds(() => besideHttp(SLOW))
  const simulations = []
  for (const leechers of [1, 4, 16, 50, 100, 200]) simulations.push(await simulated(leechers))
  console.log('\nsimulated, started together, 64 MiB, each 1 MiB/s up, RTT 40 ms, 16 peers each')
  console.log('visitors  seeder sends (x file)  half are done (x one)  all are done (x one)')
  for (const { leechers, seederSent, median, last } of simulations) {
    const columns = [seederSent, median, last].map((value, i) =>
      value.toFixed(2).padStart([21, 22, 21][i] ?? 0),
    )
    console.log(`${String(leechers).padStart(8)}${columns.join(' ')}`)
  }
  const largest = simulations.at(-1)
  const figures = {
    threeSeeders: median(three.map(({ unlimited }) => unlimited)),
    threeHomeSeeders: median(three.map(({ home }) => home)),
    threeBareChannels: median(three.map(({ bare }) => bare)),
    seederSends: median(many.map(({ sent }) => sent)),
    finishRatio: median(many.map(({ ratio }) => ratio)),
    withHttp: median(withHttp),
    withSlowPeers: median(withSlowPeers),
    simulated200SeederSends: largest?.seederSent ?? Number.NaN,
    simulated200FinishRatio: largest?.last ?? Number.NaN,
  }
  console.log(`\n${size / MIB} MiB, ${pairs} round${pairs === 1 ? '' : 's'}\n`)
  printFigures(
    'swarm',
    [
      { what: 'three seeders / one, RTT 20 ms', value: figures.threeSeeders, unit: 'x', bar: '>= 2.5' },
      { what: 'the same, 1 MiB/s up each', value: figures.threeHomeSeeders, unit: 'x' },
      { what: 'the same, three bare channels / one', value: figures.threeBareChannels, unit: 'x' },
      {
        what: '1 seeder, 4 visitors together, 1 MiB/s up each: seeder sends',
        value: figures.seederSends,
        unit: 'x file',
        bar: '<= 1.5',
      },
      { what: 'the last of them / one visitor alone', value: figures.finishRatio, unit: 'x', bar: '<= 1.6' },
      { what: 'HTTP of 4 MiB/s and 2 peers / HTTP alone', value: figures.withHttp, unit: 'x', bar: '>= 1.0' },
      { what: 'the same, peers of 32 KiB/s', value: figures.withSlowPeers, unit: 'x', bar: '>= 0.95' },
      {
        what: 'simulated, 200 visitors: seeder sends',
        value: figures.simulated200SeederSends,
        unit: 'x file',
      },
      { what: 'simulated, 200 visitors: last / one', value: figures.simulated200FinishRatio, unit: 'x' },
    ],
    figures,
  )
} finally {
  await browser.close()
  delaying.kill()
  web.close()
  web.closeAllConnections()
}

async function open(far: boolean): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  page.on('pageerror', error => console.error('page:', error.message))
  await page.goto(`http://127.0.0.1:${webPort}/`)
  await page.waitForFunction(() => 'swarmVisitor' in window)
  if (far) await call(page, 'moveFarAway', delayPort)
  return page
}

type Method = {
  [K in keyof SwarmVisitor]: SwarmVisitor[K] extends (...input: never[]) => unknown ? K : never
}[keyof SwarmVisitor]

function call<K extends Method>(
  page: Page,
  name: K,
  ...input: Parameters<SwarmVisitor[K]>
): Promise<Awaited<ReturnType<SwarmVisitor[K]>>> {
  return page.evaluate(
    ([method, values]) => {
      const visitor = window.swarmVisitor as unknown as Record<string, (...input: unknown[]) => unknown>
      return visitor[method]?.(...values)
    },
    [name, input] as [string, unknown[]],
  ) as never
}
