import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import type { Hub } from '../../../src/node/hub/index.ts'
import { run, serve } from './cli-fixture.ts'
import { runHub, seededBytes, temporaryFolder, writeFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024

/** A data folder with one file of `mebibytes`. */
async function dataWithFile(test: TestContext, mebibytes: number) {
  const dir = await writeFolder(await temporaryFolder(test), {
    'a.bin': seededBytes(mebibytes * MIB, 'operation'),
  })
  const data = join(dir, 'data')
  const { out } = await run('hub', 'import', join(dir, 'a.bin'), '--data', data, '--json')
  return { data, cid: String(JSON.parse(out).cid) }
}

/** Asks for a file and takes none of it after the first bytes. */
async function slowReader(test: TestContext, url: string, path: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  test.after(() => socket.destroy())
  socket.write(`GET ${path} HTTP/1.1\r\nHost: hub\r\n\r\n`)
  await once(socket, 'readable')
  return socket
}

/** Bytes of the rest of a body that one reader takes until the connection ends. */
async function drain(socket: Socket): Promise<number> {
  let bytes = 0
  for await (const chunk of socket) bytes += (chunk as Buffer).length
  return bytes
}

async function metricsOf(hub: Pick<Hub, 'metricsUrl'>): Promise<Map<string, number>> {
  const text = await (await fetch(String(hub.metricsUrl))).text()
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return new Map(lines.map(line => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]))
}

describe('a hub that is told to stop', () => {
  it('finishes a download, lets nothing new begin, and leaves with 0', { timeout: 60_000 }, async test => {
    const { data, cid } = await dataWithFile(test, 32)
    const { child, url } = await serve(test, data, '--no-relay')
    const reader = await slowReader(test, url, `/ipfs/${cid}`)
    const exited = once(child, 'exit')
    const alive = await slowReader(test, url, '/healthz')
    child.kill('SIGTERM')
    await untilRefused(url)
    assert.ok((await drain(reader)) > 32 * MIB)
    assert.ok((await drain(alive)) > 0)
    assert.deepEqual(await exited, [0, null])
  })

  it('breaks off what is not done when its patience ends', { timeout: 60_000 }, async test => {
    const { data, cid } = await dataWithFile(test, 32)
    const { child, url } = await serve(test, data, '--no-relay', '--grace', '1')
    const reader = await slowReader(test, url, `/ipfs/${cid}`)
    reader.on('error', () => {})
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    assert.deepEqual(await exited, [0, null])
  })

  it('ends at once when it is told a second time', { timeout: 60_000 }, async test => {
    const { data, cid } = await dataWithFile(test, 32)
    const { child, url } = await serve(test, data, '--no-relay', '--grace', '1000')
    const reader = await slowReader(test, url, `/ipfs/${cid}`)
    reader.on('error', () => {})
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await untilRefused(url)
    child.kill('SIGTERM')
    assert.deepEqual(await exited, [null, 'SIGTERM'])
  })

  it('answers 503 on a connection that was open, and says so to who watches', async test => {
    const hub = await runHub(test)
    const dir = await writeFolder(await temporaryFolder(test), { 'a.bin': seededBytes(32 * MIB, 'open') })
    const { cid } = await hub.importFile(join(dir, 'a.bin'))
    assert.equal((await fetch(`${hub.url}/readyz`)).status, 200)
    const reader = await slowReader(test, hub.url, `/ipfs/${cid}`)
    // The next requests are sent on one connection that cannot be idle: the first of them waits behind the body.
    reader.write(`GET /ipfs/${cid} HTTP/1.1\r\nHost: hub\r\n\r\nGET /readyz HTTP/1.1\r\nHost: hub\r\n\r\n`)
    const closing = hub.close()
    let text = ''
    for await (const chunk of reader) text = (text + (chunk as Buffer).toString('latin1')).slice(-4000)
    assert.match(text, /HTTP\/1\.1 503 [\s\S]*Retry-After: 5[\s\S]*about to stop/)
    await closing
  })
})

/** The door is shut at some moment after the signal. */
async function untilRefused(url: string): Promise<void> {
  for (;;) {
    const open = await fetch(`${url}/readyz`, { headers: { Connection: 'close' } }).then(
      ({ status }) => status === 200,
      () => false,
    )
    if (!open) return
  }
}

describe('what a hub tells who watches it', () => {
  it('is metrics in the form of Prometheus, on an address of their own', async test => {
    const hub = await runHub(test, {
      metricsPort: 0,
      relayPort: 0,
      limits: { requestsPerSecond: 1, burst: 3 },
    })
    const dir = await writeFolder(await temporaryFolder(test), { 'a.bin': seededBytes(2 * MIB, 'metrics') })
    const { cid } = await hub.importFile(join(dir, 'a.bin'))
    assert.notEqual(new URL(String(hub.metricsUrl)).port, new URL(hub.url).port)
    await (await fetch(`${hub.url}/ipfs/${cid}`)).arrayBuffer()
    await fetch(`${hub.url}/ipfs/nothing`)
    await fetch(`${hub.url}/metrics`)
    assert.equal((await fetch(`${hub.url}/healthz`)).status, 429)
    const response = await fetch(String(hub.metricsUrl))
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
    for (const line of (await response.text()).trimEnd().split('\n')) {
      assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"\})? (\d+(\.\d+)?(e[+-]\d+)?))$/)
    }
    const metrics = await metricsOf(hub)
    assert.equal(metrics.get('modelmark_hub_requests_total{status="200"}'), 1)
    assert.equal(metrics.get('modelmark_hub_requests_total{status="404"}'), 1)
    assert.equal(metrics.get('modelmark_hub_requests_total{status="400"}'), 1)
    assert.equal(metrics.get('modelmark_hub_refused_total{reason="rate"}'), 1)
    assert.equal(metrics.get('modelmark_hub_request_seconds_count'), 4)
    assert.equal(metrics.get('modelmark_hub_sent_bytes_total'), 2 * MIB)
    assert.equal(metrics.get('modelmark_hub_files'), 1)
    assert.equal(metrics.get('modelmark_hub_stored_bytes'), 2 * MIB)
    assert.equal(metrics.get('modelmark_hub_rendezvous_announcements'), 0)
  })

  it('is not there unless it is asked for', async test => {
    const hub = await runHub(test)
    assert.equal(hub.metricsUrl, undefined)
    assert.equal((await fetch(`${hub.url}/metrics`)).status, 404)
  })
})

describe('readers that take nothing', () => {
  it('cost the hub no memory for what they did not take, and no more than they may at once', async test => {
    const { data, cid } = await dataWithFile(test, 64)
    const hub = await serve(test, data, '--no-relay', '--streams', '20', '--metrics-port', '0')
    const { url } = hub
    const memory = async () =>
      ((await metricsOf(hub)).get('modelmark_hub_resident_bytes') ?? Number.NaN) / MIB
    await (await fetch(`${url}/ipfs/${cid}`)).arrayBuffer()
    const before = await memory()
    for (let i = 0; i < 20; i++) await slowReader(test, url, `/ipfs/${cid}`)
    const refused = await fetch(`${url}/ipfs/${cid}`)
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '1')
    assert.match(((await refused.json()) as { error: string }).error, /Too many downloads from your address/)
    const after = await memory()
    assert.ok(after - before < 64, `${before} MiB grew to ${after} MiB`)
  })

  it('give their place back when they leave', async test => {
    const hub = await runHub(test, { limits: { streams: 1 } })
    const dir = await writeFolder(await temporaryFolder(test), { 'a.bin': seededBytes(32 * MIB, 'place') })
    const { cid } = await hub.importFile(join(dir, 'a.bin'))
    const reader = await slowReader(test, hub.url, `/ipfs/${cid}`)
    const head = () =>
      new Promise<number | undefined>((resolve, reject) => {
        request(`${hub.url}/ipfs/${cid}`, { method: 'HEAD', agent: false }, ({ statusCode }) =>
          resolve(statusCode),
        )
          .on('error', reject)
          .end()
      })
    assert.equal(await head(), 429)
    reader.destroy()
    while ((await head()) === 429) await new Promise(resolve => setTimeout(resolve, 10))
    assert.equal(await head(), 200)
  })
})
