// A file from one browser page to another: through our peers, a bare RTCDataChannel and WebTorrent, in one browser.
import { createServer } from 'node:http'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createRelay } from '../../src/node/relay/index.ts'
import { bundlePage } from '../browser/peer/visitors.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs'
import { overBareChannels } from './bare-channels.ts'
import type { Bench } from './peer-page.ts'
import { startWebTorrent } from './peer-webtorrent.ts'
import { median, printFigures } from './print-figures.ts'

const MIB = 1024 * 1024
const quick = process.argv.includes('--quick')
const size = (quick ? 48 : 128) * MIB
const pairs = quick ? 3 : 5
const [relayPort, webPort, trackerPort] = [9190, 9191, 9192]

const webTorrent = await startWebTorrent(trackerPort)
const script = await bundlePage('../../bench/peer-page.ts')
const server = createServer((request, response) => {
  const scripts: Record<string, Uint8Array> = { '/page.js': script, '/webtorrent.js': webTorrent.script }
  const found = scripts[request.url ?? '']
  response.setHeader('content-type', found === undefined ? 'text/html' : 'text/javascript')
  response.end(found ?? '<!doctype html><script type="module" src="/page.js"></script>')
}).listen(webPort, '127.0.0.1')
const relay = await createRelay({ listen: [`/ip4/127.0.0.1/tcp/${relayPort}/ws`] })
const relays = [...relay.multiaddrs]
const browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })

/** One bare channel between two fresh pages. */
async function overDataChannel(): Promise<number> {
  const [giver, taker] = [await open(browser), await open(browser)]
  const bytesPerSecond = await overBareChannels([giver], taker, size)
  await closePages(giver, taker)
  return bytesPerSecond / 1e6
}

async function overPeers(seed: number): Promise<{ MBps: number; firstMs: number }> {
  const [giver, taker] = [await open(browser), await open(browser)]
  const root = await call(giver, 'sharePeer', relays, seed, size)
  while (relay.metrics().announcements === 0) await new Promise(resolve => setTimeout(resolve, 20))
  const { bytesPerSecond, firstMs } = await call(taker, 'takePeer', relays, root, size)
  await call(giver, 'stop')
  await closePages(giver, taker)
  return { MBps: bytesPerSecond / 1e6, firstMs }
}

async function overWebTorrent(seed: number): Promise<number> {
  const [giver, taker] = [await open(browser), await open(browser)]
  const magnet = await call(giver, 'shareTorrent', webTorrent.tracker, seed, size)
  const { bytesPerSecond } = await call(taker, 'takeTorrent', webTorrent.tracker, magnet, size)
  await closePages(giver, taker)
  return bytesPerSecond / 1e6
}

try {
  const rounds: { ours: number; firstMs: number; channel: number; torrent: number }[] = []
  await overPeers(99)
  for (let i = 0; i < pairs; i++) {
    const channel = await overDataChannel()
    const { MBps, firstMs } = await overPeers(i)
    const torrent = await overWebTorrent(i)
    rounds.push({ ours: MBps, firstMs, channel, torrent })
    console.log(
      `round ${i + 1}: bare channel ${channel.toFixed(1)}, peers ${MBps.toFixed(1)}, WebTorrent ${torrent.toFixed(1)} MB/s, first byte ${firstMs.toFixed(0)} ms`,
    )
  }
  const figures = {
    vsDataChannel: median(rounds.map(({ ours, channel }) => ours / channel)),
    vsWebTorrent: median(rounds.map(({ ours, torrent }) => ours / torrent)),
    firstByteMs: median(rounds.map(({ firstMs }) => firstMs)),
    MBps: median(rounds.map(({ ours }) => ours)),
    dataChannelMBps: median(rounds.map(({ channel }) => channel)),
    webTorrentMBps: median(rounds.map(({ torrent }) => torrent)),
  }
  console.log(
    `\n${size / MIB} MiB, ${pairs} rounds, every leaf of ours hashed; WebTorrent ${webTorrent.version}\n`,
  )
  printFigures(
    'peer',
    [
      { what: 'peers / bare RTCDataChannel', value: figures.vsDataChannel, unit: '', bar: '>= 0.9' },
      { what: 'peers / WebTorrent', value: figures.vsWebTorrent, unit: '', bar: '>= 2' },
      {
        what: 'first verified leaf, node started cold',
        value: figures.firstByteMs,
        unit: 'ms',
        bar: '<= 1500',
      },
      { what: 'peers', value: figures.MBps, unit: 'MB/s' },
      { what: 'bare RTCDataChannel', value: figures.dataChannelMBps, unit: 'MB/s' },
      { what: 'WebTorrent', value: figures.webTorrentMBps, unit: 'MB/s' },
    ],
    figures,
  )
} finally {
  await browser.close()
  await relay.close()
  await webTorrent.close()
  server.close()
  server.closeAllConnections()
}

async function open(from: Browser): Promise<Page> {
  const context = await from.newContext()
  const page = await context.newPage()
  page.on('pageerror', error => console.error('page:', error.message))
  await page.goto(`http://127.0.0.1:${webPort}/`)
  await page.waitForFunction(() => 'bench' in window)
  return page
}

type Method = { [K in keyof Bench]: Bench[K] extends (...input: never[]) => unknown ? K : never }[keyof Bench]

function call<K extends Method>(
  page: Page,
  name: K,
  ...input: Parameters<Bench[K]>
): Promise<Awaited<ReturnType<Bench[K]>>> {
  return page.evaluate(
    ([method, values]) => {
      const bench = window.bench as unknown as Record<string, (...input: unknown[]) => unknown>
      return bench[method]?.(...values)
    },
    [name, input] as [string, unknown[]],
  ) as never
}

async function closePages(...pages: Page[]): Promise<void> {
  await Promise.all(pages.map(page => page.context().close()))
}
