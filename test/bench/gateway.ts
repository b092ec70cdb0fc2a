// A verified download against a plain fetch followed by one SHA-256 over everything: same file, same server, same browser.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { bundleArtifactWorkers, bundleScript } from '../bundle-script.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs'
import type { Job } from './gateway-page.ts'
import { median, printFigures } from './print-figures.ts'

const quick = process.argv.includes('--quick')
const mebibytes = quick ? 128 : 256
const pairs = quick ? 4 : 9

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const page = await bundleScript(new URL('./gateway-page.ts', import.meta.url))
const scripts = new Map([['/page.js', page], ...(await bundleArtifactWorkers())])
const site = createServer((request, response) => {
  const script = scripts.get(request.url ?? '')
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
  response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
}).listen(9160, '127.0.0.1')
const gateway = spawn(process.execPath, [path('./gateway-server.ts'), String(mebibytes), '9161,9162,9163'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [line] = await once(gateway.stdout, 'data')
const { cid, size, ports } = JSON.parse(String(line)) as { cid: string; size: number; ports: number[] }
const servers = ports.map(port => `http://127.0.0.1:${port}`)
const first = servers[0] ?? ''
const browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })

try {
  const tab = await browser.newPage()
  await tab.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
  await tab.waitForFunction('ready')
  const plain = (url: string) => tab.evaluate(`plain(${JSON.stringify(url)})`) as Promise<number>
  const verified = (gateways: string[], sources: string[] = [], storage: Job['storage'] = 'memory') =>
    tab.evaluate(`verified(${JSON.stringify({ cid, size, gateways, sources, storage })})`) as Promise<number>

  /** The median over pairs that ran one after the other, each side first in half of them. */
  const compare = async (theirs: () => Promise<number>, ours: () => Promise<number>) => {
    const rounds: { theirs: number; ours: number }[] = []
    for (let i = 0; i <= pairs; i++) {
      const plainFirst = i % 2 === 0
      const before = plainFirst ? await theirs() : 0
      const own = await ours()
      const round = { theirs: plainFirst ? before : await theirs(), ours: own }
      if (i > 0) rounds.push(round)
    }
    const speed = (milliseconds: number) => size / 1e3 / milliseconds
    return {
      ratio: median(rounds.map(round => round.theirs / round.ours)),
      MBps: speed(median(rounds.map(round => round.ours))),
      plainMBps: speed(median(rounds.map(round => round.theirs))),
    }
  }

  const plainHere = () => plain(`${first}/plain`)
  const one = await compare(plainHere, () => verified([first]))
  const range = await compare(plainHere, () => verified([first], [`${first}/plain`]))
  const three = await compare(plainHere, () => verified(servers))
  const far = `${first}/delay-80`
  const rtt80 = await compare(
    () => plain(`${far}/plain`),
    () => verified([far]),
  )
  const stored = await compare(plainHere, () => verified([first], [], 'auto'))

  const figures = {
    ratio: one.ratio,
    ratio3: three.ratio,
    ratioRtt80: rtt80.ratio,
    MBps: one.MBps,
    plainMBps: one.plainMBps,
    ratioWithRange: range.ratio,
    ratioStored: stored.ratio,
  }
  const against = `against fetch + SHA-256, ${mebibytes} MiB, ${pairs} pairs`
  printFigures(
    'gateway',
    [
      { what: `verified, one gateway, ${against}`, value: one.ratio, unit: 'x', bar: '>= 1.0' },
      { what: 'verified, three gateways', value: three.ratio, unit: 'x', bar: '>= 1.0' },
      {
        what: 'verified, each answer 80 ms late on both sides',
        value: rtt80.ratio,
        unit: 'x',
        bar: '>= 1.0',
      },
      { what: 'verified, gateway and Range together', value: range.ratio, unit: 'x' },
      { what: 'verified and kept on disk (plain keeps nothing)', value: stored.ratio, unit: 'x' },
      { what: 'verified, one gateway', value: one.MBps, unit: 'MB/s' },
      { what: 'plain fetch + SHA-256', value: one.plainMBps, unit: 'MB/s' },
    ],
    figures,
  )
} finally {
  await browser.close()
  gateway.kill()
  site.close()
}
