import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { ModelmarkError } from '../../../src/error/index.ts'
import { type Hub, type HubOptions, startHub } from '../../../src/node/hub/index.ts'
import { hashFile } from '../../../src/publish/hash-file.ts'
import { uploadFiles } from '../../../src/publish/index.ts'
import { runHub, seededBytes, temporaryFolder, writeFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024
const TOKEN = 'a-token-long-enough'
/** Connections enough that each thread has some of them. */
const CONNECTIONS = 24

const openHub = (test: TestContext, options: Partial<HubOptions> = {}) =>
  runHub(test, { threads: 2, ...options })

async function importBytes(test: TestContext, hub: Hub, bytes: Uint8Array): Promise<string> {
  const dir = await writeFolder(await temporaryFolder(test), { 'a.bin': bytes })
  return String((await hub.importFile(join(dir, 'a.bin'))).cid)
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Asks over a connection of its own. */
async function ask(url: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  const asking = request(url, { method, headers, agent: false }).end()
  const [answer] = await once(asking, 'response')
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(piece)
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }
}

const askOften = (url: string, method?: string, headers?: Record<string, string>) =>
  Promise.all(Array.from({ length: CONNECTIONS }, () => ask(url, method, headers)))

async function metric(hub: Hub, name: string): Promise<number> {
  const { body } = await ask(String(hub.metricsUrl))
  const line = String(body)
    .split('\n')
    .find(text => text.startsWith(`modelmark_hub_${name} `))
  return Number(line?.split(' ')[1])
}

describe('a hub of several threads', () => {
  it('gives every connection the same bytes, as soon as they are there and no longer', async test => {
    const hub = await openHub(test)
    const bytes = seededBytes(2 * MIB + 7, 'threads')
    const cid = await importBytes(test, hub, bytes)
    for (const { status, body } of await askOften(`${hub.url}/ipfs/${cid}`)) {
      assert.equal(status, 200)
      assert.ok(body.equals(bytes))
    }
    await hub.unpin(cid)
    for (const { status } of await askOften(`${hub.url}/ipfs/${cid}`)) assert.equal(status, 404)
    assert.equal(await importBytes(test, hub, bytes), cid)
    for (const { status } of await askOften(`${hub.url}/ipfs/${cid}`, 'HEAD')) assert.equal(status, 200)
  })

  it('counts what one address asks for over all of them, files and all else alike', async test => {
    const hub = await openHub(test, { limits: { requestsPerSecond: 0.01, burst: 8 } })
    const cid = await importBytes(test, hub, seededBytes(MIB + 1, 'counted'))
    const answers = await Promise.all([
      askOften(`${hub.url}/ipfs/${cid}`, 'HEAD', { 'X-Forwarded-For': '192.0.2.1' }),
      askOften(`${hub.url}/healthz`, 'GET', { 'X-Forwarded-For': '192.0.2.2' }),
    ])
    const statuses = answers.flat().map(({ status }) => status)
    assert.equal(statuses.filter(status => status === 200).length, 8)
    assert.equal(statuses.filter(status => status === 429).length, 2 * CONNECTIONS - 8)
  })

  it('counts visitors one by one behind a proxy', async test => {
    const hub = await openHub(test, { limits: { requestsPerSecond: 0.01, burst: 1 }, behindProxy: true })
    const cid = await importBytes(test, hub, seededBytes(MIB + 1, 'proxy'))
    for (const path of [`/ipfs/${cid}`, '/healthz']) {
      for (const visitor of [1, 2]) {
        const headers = { 'X-Forwarded-For': `9.9.9.9, 198.51.100.${path.length}${visitor}` }
        const answers = await askOften(`${hub.url}${path}`, 'GET', headers)
        assert.equal(answers.filter(({ status }) => status === 200).length, 1)
      }
    }
  })

  it('gives the place of a reader back when it leaves', async test => {
    const hub = await openHub(test, { limits: { streams: 1 } })
    const cid = await importBytes(test, hub, seededBytes(32 * MIB, 'place'))
    const reading = request(`${hub.url}/ipfs/${cid}`, { agent: false }).end()
    const [answer] = await once(reading, 'response')
    await once(answer, 'readable')
    for (const { status } of await askOften(`${hub.url}/ipfs/${cid}`, 'HEAD')) assert.equal(status, 429)
    answer.on('error', () => {})
    reading.destroy()
    while ((await ask(`${hub.url}/ipfs/${cid}`, 'HEAD')).status === 429);
  })

  it('tells in its metrics what all of them did', async test => {
    const hub = await openHub(test, { metricsPort: 0 })
    const cid = await importBytes(test, hub, seededBytes(MIB + 1, 'metrics'))
    await askOften(`${hub.url}/ipfs/${cid}`)
    await askOften(`${hub.url}/ipfs/nothing`)
    await askOften(`${hub.url}/healthz`)
    assert.equal(await metric(hub, 'requests_total{status="200"}'), 2 * CONNECTIONS)
    assert.equal(await metric(hub, 'requests_total{status="400"}'), CONNECTIONS)
    assert.equal(await metric(hub, 'request_seconds_count'), 3 * CONNECTIONS)
    assert.equal(await metric(hub, 'sent_bytes_total'), CONNECTIONS * (MIB + 1))
  })

  it('takes uploads and orders on every connection, and says in each answer what one thread would', async test => {
    const hub = await openHub(test, { uploads: { tokens: [TOKEN] } })
    const alone = await runHub(test, { uploads: { tokens: [TOKEN] } })
    const bytes = seededBytes(5 * MIB + 3, 'upload')
    const file = new Blob([bytes])
    const { cid } = await hashFile(file, () => {})
    await uploadFiles({ hub: hub.url, token: TOKEN }, [{ path: 'a.bin', file, cid }])
    for (const { body } of await askOften(`${hub.url}/ipfs/${cid}`)) assert.ok(body.equals(bytes))
    const asked: [path: string, method: string][] = [
      ['/orders?model=nonsense', 'GET'],
      ['/orders', 'POST'],
      ['/upload/nonsense', 'PATCH'],
      [`/upload/${cid}`, 'OPTIONS'],
      ['/', 'GET'],
      ['/nothing', 'GET'],
      ['/readyz', 'DELETE'],
    ]
    for (const [path, method] of asked) {
      const { date: _, ...expected } = (await ask(`${alone.url}${path}`, method)).headers
      const { status, body } = await ask(`${alone.url}${path}`, method)
      for (const answer of await askOften(`${hub.url}${path}`, method)) {
        const { date: _, ...headers } = answer.headers
        assert.deepEqual({ ...answer, headers }, { status, body, headers: expected }, `${method} ${path}`)
      }
    }
  })

  it('has the port for itself alone', async test => {
    const { url } = await openHub(test)
    const second = startHub({
      dataDir: await temporaryFolder(test),
      port: Number(new URL(url).port),
      threads: 2,
    })
    await assert.rejects(
      second,
      error =>
        error instanceof ModelmarkError && error.code === 'bad-config' && error.facts['field'] === 'port',
    )
  })

  it('finishes the downloads of all when it stops', async test => {
    const hub = await openHub(test)
    const cid = await importBytes(test, hub, seededBytes(8 * MIB, 'stop'))
    const readings = Array.from({ length: CONNECTIONS }, () =>
      request(`${hub.url}/ipfs/${cid}`, { agent: false }).end(),
    )
    const answers = await Promise.all(readings.map(async reading => (await once(reading, 'response'))[0]))
    const closing = hub.close()
    for (const answer of answers) {
      let bytes = 0
      for await (const piece of answer) bytes += piece.length
      assert.equal(bytes, 8 * MIB)
    }
    await closing
    await assert.rejects(ask(hub.url))
  })
})
