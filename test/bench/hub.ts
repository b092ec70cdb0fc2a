// Requests per second of a hub against nginx, which serves the same bytes from the same disk, to 500 connections.
import { execFile } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { serve } from '../unit/hub/cli-fixture.ts'
import type { Load, LoadResult } from './hub-load.ts'
import { findNginx, startNginx } from './hub-nginx.ts'
import { median, printFigures, type Row } from './print-figures.ts'

const MIB = 1024 * 1024
const NGINX_PORT = 9610
const CONNECTIONS = 500

const quick = process.argv.includes('--quick')
const pairs = quick ? 3 : 5
const seconds = quick ? 2 : 3

const nginxPath = findNginx()
if (nginxPath === undefined) {
  console.error(
    'bench:hub compares with nginx, which is not installed. Install it: apt-get install nginx-light',
  )
  process.exit(1)
}

const ended: (() => unknown)[] = []
const work = await mkdtemp(join(tmpdir(), 'modelmark-bench-'))
ended.push(() => rm(work, { recursive: true, force: true }))

try {
  const model = new Uint8Array(16 * MIB)
  for (let at = 0; at < model.length; at += MIB) randomFillSync(model, at, MIB)
  await writeFile(join(work, 'model.bin'), model)
  await writeFile(join(work, 'small.bin'), model.subarray(0, 4 * MIB))
  const hub = await serve(
    { after: end => void ended.push(end as () => unknown) },
    join(work, 'data'),
    '--no-relay',
    '--no-limits',
  )
  const root = await importFile('model.bin')
  const small = await importFile('small.bin')

  // nginx gets as files what the hub makes of its own.
  const leaves = await leavesOf(hub.url, root)
  const site = join(work, 'site', 'ipfs')
  await mkdir(site, { recursive: true })
  const copy = async (name: string, query: string) => {
    const answer = await fetch(`${hub.url}/ipfs/${name}${query}`)
    await writeFile(join(site, name), new Uint8Array(await answer.arrayBuffer()))
  }
  for (const leaf of leaves) await copy(leaf, '?format=raw')
  await copy(root, '')
  await copy(small, '?format=car')
  const nginx = await startNginx(nginxPath, join(work, 'nginx'), join(work, 'site'), NGINX_PORT)
  ended.push(nginx.stop)

  const kinds = {
    block: leaves.map(leaf => head(`/ipfs/${leaf}?format=raw`)),
    car: [head(`/ipfs/${small}?format=car`)],
    range: Array.from({ length: 64 }, (_, i) => {
      const from = i * 256 * 1024
      return head(`/ipfs/${root}`, `Range: bytes=${from}-${from + 256 * 1024 - 1}\r\n`)
    }),
  }
  const figures: Record<string, number> = {}
  const rows: Row[] = []
  const names = { block: 'block, 1 MiB', car: 'CAR, 4 MiB', range: 'Range, 256 KiB' }
  const slowest: number[] = []
  for (const [kind, requests] of Object.entries(kinds)) {
    const rounds: { hub: LoadResult; nginx: LoadResult }[] = []
    for (let i = 0; i < pairs; i++) {
      const ours = () => run(Number(new URL(hub.url).port), requests)
      const theirs = () => run(NGINX_PORT, requests)
      const first = i % 2 === 0 ? await ours() : undefined
      const other = await theirs()
      rounds.push({ hub: first ?? (await ours()), nginx: other })
    }
    const what = names[kind as keyof typeof names]
    const of = (pick: (round: { hub: LoadResult; nginx: LoadResult }) => number) => median(rounds.map(pick))
    figures[`${kind}Ratio`] = of(({ hub, nginx }) => hub.requestsPerSecond / nginx.requestsPerSecond)
    figures[`${kind}P99Ratio`] = of(({ hub, nginx }) => hub.p99 / nginx.p99)
    slowest.push(figures[`${kind}P99Ratio`] ?? Number.NaN)
    rows.push(
      { what: `${what}: hub`, value: of(({ hub }) => hub.requestsPerSecond), unit: 'req/s' },
      { what: `${what}: nginx`, value: of(({ nginx }) => nginx.requestsPerSecond), unit: 'req/s' },
      {
        what: `${what}: requests per second, hub / nginx`,
        value: figures[`${kind}Ratio`] ?? 0,
        unit: 'x',
        bar: '>= 0.5',
      },
      { what: `${what}: hub`, value: of(({ hub }) => hub.bytesPerSecond) / 1e6, unit: 'MB/s' },
      { what: `${what}: load generator on the hub`, value: of(({ hub }) => hub.busy), unit: 'cores' },
      { what: `${what}: load generator on nginx`, value: of(({ nginx }) => nginx.busy), unit: 'cores' },
      { what: `${what}: p99, hub`, value: of(({ hub }) => hub.p99), unit: 'ms' },
      { what: `${what}: p99, hub / nginx`, value: figures[`${kind}P99Ratio`] ?? 0, unit: 'x' },
    )
  }
  figures['p99Ratio'] = Math.max(...slowest)
  rows.push({
    what: 'p99 of the slowest kind, hub / nginx',
    value: figures['p99Ratio'],
    unit: 'x',
    bar: '<= 2',
  })
  console.log(`${CONNECTIONS} connections, ${pairs} pairs of ${seconds} s; ${nginx.version}\n`)
  printFigures('hub', rows, figures)
} finally {
  for (const end of ended.reverse()) await end()
}

async function importFile(name: string): Promise<string> {
  const bin = fileURLToPath(new URL('../../src/node/bin.ts', import.meta.url))
  const args = [bin, 'hub', 'import', join(work, name), '--data', join(work, 'data'), '--json']
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return (JSON.parse(stdout) as { cid: string }).cid
}

async function leavesOf(url: string, root: string): Promise<string[]> {
  const { decode } = await import('@ipld/dag-pb')
  const answer = await fetch(`${url}/ipfs/${root}?format=raw`)
  return decode(new Uint8Array(await answer.arrayBuffer())).Links.map(link => String(link.Hash))
}

function head(path: string, headers = ''): string {
  return `GET ${path} HTTP/1.1\r\nHost: hub\r\n${headers}\r\n`
}

async function run(port: number, requests: readonly string[]): Promise<LoadResult> {
  const load: Load = { port, requests, connections: CONNECTIONS, seconds, warmUp: 1 }
  const generator = fileURLToPath(new URL('./hub-load.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [generator, JSON.stringify(load)])
  const result = JSON.parse(stdout) as LoadResult
  if (result.failed > 0) throw new Error(`${result.failed} requests failed on port ${port}`)
  return result
}
