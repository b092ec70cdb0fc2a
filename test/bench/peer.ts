// A file from one browser page to another: through our peers, a bare RTCDataChannel and WebTorrent, in one browser.
import { createServer } from 'node:http'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createRelay } from '../../src/node/relay/index.ts'
import { bundleScript } from '../bundle-script.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs'
import { overBareChannels } from './bare-channels.ts'
import type { Bench } from './peer-page.ts'
import { startWebTorrent } from './peer-webtorrent.ts'
import { median, printFigures } from './print-figures.ts'
import { processorSeconds } from './processor-time.ts'

const MIB = 1024 * 1024
const quick = process.argv.includes('--quick')
const size = (quick ? 48 : 128) * MIB
// Medians of five rounds differed by a tenth from run to run.
const pairs = quick ? 3 : 9
const [relayPort, webPort, trackerPort] = [9190, 9191, 9192]

const webTorrent = await startWebTorrent(trackerPort)
const script = await bundleScript(new URL('./peer-page.ts', import.meta.url), { peers: true })
const server = createServer((request, response) => {
  const scripts: Record<string, Uint8Array> = { '/page.js': script, '/webtorrent.js': webTorrent.script }
  const found = scripts[request.url ?? '']
  response.setHeader('content-type', found === undefined ? 'text/html' : 'text/javascript')
  response.end(found ?? '<!doctype html><script type="module" src="/page.js"></script>')
}).listen(webPort, '127.0.0.1')
const relay = await createRelay({ listen: [`/ip4/127.0.0.1/tcp/${relayPort}/ws`] })
const relays = [...relay.multiaddrs]
const browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })

interface Transfer {
  readonly MBps: number
  /** Processor seconds of the whole browser for 100 MB. */
  readonly processorS: number
}

/** One bare channel between two fresh pages. */
async function overDataChannel(): Promise<Transfer> {
  const [giver, taker] = [await open(browser), await open(browser)]
  const transfer = await weighed(async () => ({
    bytesPerSecond: await overBareChannels([giver], taker, size),
  }))
  await closePages(giver, taker)
  return transfer
}

async function overPeers(seed: number): Promise<Transfer & { firstMs: number }> {
  const [giver, taker] = [await open(browser), await open(browser)]
  const root = await call(giver, 'sharePeer', relays, seed, size)
  while (relay.metrics().announcements === 0) await new Promise(resolve => setTimeout(resolve, 20))
  const transfer = await weighed(() => call(taker, 'takePeer', relays, root, size))
  await call(giver, 'stop')
  await closePages(giver, taker)
  return transfer
}

async function overWebTorrent(seed: number): Promise<Transfer> {
  const [giver, taker] = [await open(browser), await open(browser)]
  const magnet = await call(giver, 'shareTorrent', webTorrent.tracker, seed, size)
  const transfer = await weighed(() => call(taker, 'takeTorrent', webTorrent.tracker, magnet, size))
  await closePages(giver, taker)
  return transfer
}

/** What `transfer` of `size` bytes measured, and what it cost. */
async function weighed<T extends { bytesPerSecond: number }>(
  transfer: () => Promise<T>,
): Promise<T & Transfer> {
  const before = await processorSeconds(browser)
  const measured = await transfer()
  const seconds = (await processorSeconds(browser)) - before
  return { ...measured, MBps: measured.bytesPerSecond / 1e6, processorS: seconds / (size / 1e8) }
}

try {
  const rounds: { ours: Transfer & { firstMs: number }; channel: Transfer; torrent: Transfer }[] = []
  await overPeers(99)
  for (let i = 0; i < pairs; i++) {
    const channel = await overDataChannel()
    const ours = await overPeers(i)
    const torrent = await overWebTorrent(i)
    rounds.push({ ours, channel, torrent })
    console.log(
      `round ${i + 1}: bare channel ${channel.MBps.toFixed(1)}, peers ${ours.MBps.toFixed(1)}, WebTorrent ${torrent.MBps.toFixed(1)} MB/s, first byte ${ours.firstMs.toFixed(0)} ms`,
    )
  }
  const middle = (value: (round: (typeof rounds)[number]) => number) => median(rounds.map(value))
  const figures = {
    vsDataChannel: middle(({ ours, channel }) => ours.MBps / channel.MBps),
    vsWebTorrent: middle(({ ours, torrent }) => ours.MBps / torrent.MBps),
    firstByteMs: middle(({ ours }) => ours.firstMs),
    MBps: middle(({ ours }) => ours.MBps),
    dataChannelMBps: middle(({ channel }) => channel.MBps),
    webTorrentMBps: middle(({ torrent }) => torrent.MBps),
    // How far ahead the channel is without anything of ours: while the processors are busy, we can hardly be further.
    dataChannelVsWebTorrent: middle(({ channel, torrent }) => channel.MBps / torrent.MBps),
    processorS: middle(({ ours }) => ours.processorS),
    dataChannelProcessorS: middle(({ channel }) => channel.processorS),
    webTorrentProcessorS: middle(({ torrent }) => torrent.processorS),
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
      { what: 'bare RTCDataChannel / WebTorrent', value: figures.dataChannelVsWebTorrent, unit: '' },
      { what: 'processor seconds for 100 MB: peers', value: figures.processorS, unit: 's' },
      { what: '  bare RTCDataChannel', value: figures.dataChannelProcessorS, unit: 's' },
      { what: '  WebTorrent', value: figures.webTorrentProcessorS, unit: 's' },
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
