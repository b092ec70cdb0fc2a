import assert from 'node:assert/strict'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { CarBlockIterator } from '@ipld/car/iterator'
import { decode } from '@ipld/dag-pb'
import { CID } from 'multiformats/cid'
import type { Hub } from '../../../src/node/hub/index.ts'
import { startHub } from '../../../src/node/hub/index.ts'
import { runHub, seededBytes, sha256Hex, temporaryFolder, writeFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024
const BIG = seededBytes(3.5 * MIB, 'gateway')
const SMALL = new TextEncoder().encode('hello world')
const SMALL_CID = 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'
const ABSENT_CID = 'bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'

const cleanups: (() => unknown)[] = []
const suite = { after: (cleanup: () => unknown) => void cleanups.push(cleanup) } as Parameters<
  typeof runHub
>[0]

describe('the gateway', () => {
  let hub: Hub
  let root: string

  before(async () => {
    hub = await runHub(suite)
    const dir = await writeFolder(await temporaryFolder(suite), { 'big.bin': BIG, 'small.txt': SMALL })
    root = String((await hub.importFile(join(dir, 'big.bin'))).cid)
    assert.equal(String((await hub.importFile(join(dir, 'small.txt'))).cid), SMALL_CID)
  })

  after(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup()
  })

  const get = (path: string, init: RequestInit = {}) => fetch(`${hub.url}${path}`, init)
  const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())
  const leafCids = async () => {
    const node = decode(await bytesOf(await get(`/ipfs/${root}?format=raw`)))
    return node.Links.map(link => String(link.Hash))
  }

  it('gives a file whole', async () => {
    const response = await get(`/ipfs/${root}`)
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-length'), String(BIG.length))
    assert.equal(sha256Hex(await bytesOf(response)), sha256Hex(BIG))
    assert.deepEqual(await bytesOf(await get(`/ipfs/${SMALL_CID}`)), SMALL)
  })

  it('gives blocks that match their CID: root, leaves, the short last one', async () => {
    const leaves = await leafCids()
    assert.equal(leaves.length, 4)
    for (const [i, leaf] of leaves.entries()) {
      const response = await get(`/ipfs/${leaf}`, { headers: { Accept: 'application/vnd.ipld.raw' } })
      assert.equal(response.headers.get('content-type'), 'application/vnd.ipld.raw')
      assert.equal(sha256Hex(await bytesOf(response)), sha256Hex(BIG.slice(i * MIB, (i + 1) * MIB)))
    }
  })

  it('streams a CAR whose blocks are verified one by one, the root first and leaves in order', async () => {
    const response = await get(`/ipfs/${root}?format=car`)
    assert.match(
      response.headers.get('content-type') ?? '',
      /^application\/vnd\.ipld\.car; version=1; order=dfs/,
    )
    const car = await bytesOf(response)
    assert.equal(response.headers.get('content-length'), String(car.length))
    const blocks = await CarBlockIterator.fromBytes(car)
    assert.deepEqual((await blocks.getRoots()).map(String), [root])
    const seen: string[] = []
    const leaves: Uint8Array[] = []
    for await (const { cid, bytes } of blocks) {
      assert.equal(Buffer.from(cid.multihash.digest).toString('hex'), sha256Hex(bytes))
      seen.push(String(cid))
      if (cid.code === 0x55) leaves.push(bytes)
    }
    assert.deepEqual(seen, [root, ...(await leafCids())])
    assert.equal(sha256Hex(Buffer.concat(leaves)), sha256Hex(BIG))
  })

  it('gives a single block as a CAR of one', async () => {
    const response = await get(`/ipfs/${SMALL_CID}`, { headers: { Accept: 'application/vnd.ipld.car' } })
    const blocks = await CarBlockIterator.fromBytes(await bytesOf(response))
    for await (const { cid, bytes } of blocks) {
      assert.equal(String(cid), SMALL_CID)
      assert.deepEqual(Buffer.from(bytes), Buffer.from(SMALL))
    }
  })

  const ranges: [header: string, start: number, end: number][] = [
    ['bytes=0-0', 0, 1],
    ['bytes=0-1048575', 0, MIB],
    [`bytes=${MIB - 10}-${MIB + 9}`, MIB - 10, MIB + 10],
    [`bytes=${3 * MIB}-`, 3 * MIB, BIG.length],
    ['bytes=-5', BIG.length - 5, BIG.length],
    [`bytes=${BIG.length - 1}-${BIG.length + 100}`, BIG.length - 1, BIG.length],
    [`bytes=-${BIG.length * 2}`, 0, BIG.length],
  ]
  for (const [header, start, end] of ranges) {
    it(`answers Range: ${header} with just these bytes`, async () => {
      const response = await get(`/ipfs/${root}`, { headers: { Range: header } })
      assert.equal(response.status, 206)
      assert.equal(response.headers.get('content-range'), `bytes ${start}-${end - 1}/${BIG.length}`)
      assert.equal(sha256Hex(await bytesOf(response)), sha256Hex(BIG.slice(start, end)))
    })
  }

  for (const header of [`bytes=${BIG.length}-`, 'bytes=0-1,4-5', 'bytes=-0', 'bytes=9999999999999-']) {
    it(`refuses Range: ${header} and says how long the file is`, async () => {
      const response = await get(`/ipfs/${root}`, { headers: { Range: header } })
      assert.equal(response.status, 416)
      assert.equal(response.headers.get('content-range'), `bytes */${BIG.length}`)
      assert.match(((await response.json()) as { error: string }).error, /3670016 bytes/)
    })
  }

  for (const header of ['bytes=5-1', 'bytes=-', 'lines=1-2', 'bytes=a-b']) {
    it(`answers a Range nobody understands, ${header}, with the whole file`, async () => {
      const response = await get(`/ipfs/${SMALL_CID}`, { headers: { Range: header } })
      assert.equal(response.status, 200)
      assert.equal((await response.text()).length, SMALL.length)
    })
  }

  it('answers HEAD with the headers of GET and no body', async () => {
    for (const query of ['', '?format=raw', '?format=car']) {
      const head = await get(`/ipfs/${root}${query}`, { method: 'HEAD' })
      const full = await get(`/ipfs/${root}${query}`)
      assert.equal(head.headers.get('content-length'), String((await bytesOf(full)).length))
      assert.equal((await bytesOf(head)).length, 0)
      assert.equal(head.headers.get('etag'), full.headers.get('etag'))
    }
  })

  it('lets caches keep it for ever, under a tag for each form, and answers 304', async () => {
    const response = await get(`/ipfs/${root}`)
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(response.headers.get('etag'), `"${root}"`)
    const again = await get(`/ipfs/${root}`, { headers: { 'If-None-Match': `"${root}"` } })
    assert.equal(again.status, 304)
    const other = await get(`/ipfs/${root}?format=raw`, { headers: { 'If-None-Match': `"${root}"` } })
    assert.equal(other.status, 200)
  })

  it('never lets a file act as a page', async () => {
    const html = new TextEncoder().encode('<script>alert(1)</script>')
    const { cid } = await hub.putBlock(html, 'evil.html')
    const response = await get(`/ipfs/${cid}?filename=evil%22%0d%0a.html`, {
      headers: { Accept: 'text/html' },
    })
    assert.equal(response.headers.get('content-type'), 'application/octet-stream')
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename="evil.html"')
    assert.match(response.headers.get('content-security-policy') ?? '', /sandbox/)
  })

  it('lets pages of any origin read it, ranges and all', async () => {
    const preflight = await get(`/ipfs/${root}`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://blog.example', 'Access-Control-Request-Headers': 'range' },
    })
    assert.equal(preflight.status, 204)
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Range/)
    for (const path of [`/ipfs/${root}`, `/ipfs/${ABSENT_CID}`, '/healthz']) {
      const response = await get(path)
      await response.body?.cancel()
      assert.equal(response.headers.get('access-control-allow-origin'), '*')
      assert.match(response.headers.get('access-control-expose-headers') ?? '', /Content-Range/)
    }
  })

  const refusals: [what: string, path: string, status: number, sentence: RegExp][] = [
    ['a CID it does not hold', `/ipfs/${ABSENT_CID}`, 404, /does not hold/],
    ['what is no CID', '/ipfs/hello', 400, /not a CID/],
    ['a CID without end', `/ipfs/b${'a'.repeat(300)}`, 400, /not a CID/],
    ['an identity CID', '/ipfs/bafkqac3imvwgy3zao5xxe3de', 404, /does not hold/],
    ['a path below a CID', `/ipfs/${SMALL_CID}/a.txt`, 404, /nothing at this address/],
    ['a form it does not have', `/ipfs/${SMALL_CID}?format=tar`, 406, /format=raw/],
    ['an address without end', `/ipfs/${SMALL_CID}?${'a'.repeat(600)}`, 414, /longer/],
    ['an unknown address', '/api/v0/id', 404, /nothing at this address/],
    ['a key that objects have by nature', '/constructor', 404, /nothing at this address/],
  ]
  for (const [what, path, status, sentence] of refusals) {
    it(`answers ${status} with a sentence to ${what}`, async () => {
      const response = await get(path)
      assert.equal(response.status, status)
      assert.equal(response.headers.get('cache-control'), 'no-store')
      assert.match(((await response.json()) as { error: string }).error, sentence)
    })
  }

  it('refuses to be written to', async () => {
    const response = await get(`/ipfs/${SMALL_CID}`, { method: 'POST', body: new Uint8Array(100_000) })
    assert.equal(response.status, 405)
    assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS')
  })

  it('finds nothing outside its data, however the path is written', async () => {
    for (const path of [
      '/ipfs/../../../../etc/passwd',
      '/ipfs/..%2f..%2f..%2fetc%2fpasswd',
      `/ipfs/${SMALL_CID}/../../pins`,
      '/ipfs/%2e%2e/identity',
      '//etc/passwd',
      '/ipfs/....//identity',
    ]) {
      const status = await new Promise<number>((resolve, reject) => {
        request(hub.url, { path }, response => {
          response.resume()
          resolve(response.statusCode ?? 0)
        })
          .on('error', reject)
          .end()
      })
      assert.ok(status === 404 || status === 400, `${path} gave ${status}`)
    }
  })

  it('goes on serving after readers that leave in the middle and requests that are no HTTP', async () => {
    const { hostname, port } = new URL(hub.url)
    for (let i = 0; i < 5; i++) {
      const leaving = new AbortController()
      const response = await get(`/ipfs/${root}?format=car`, { signal: leaving.signal })
      await response.body?.getReader().read()
      leaving.abort()
    }
    await new Promise<void>(resolve => {
      const socket = connect(Number(port), hostname, () => socket.end('\0\0\0 nonsense\r\n\r\n'))
      socket.on('close', () => resolve()).resume()
    })
    assert.equal((await bytesOf(await get(`/ipfs/${SMALL_CID}`))).length, SMALL.length)
  })

  it('tells how it is and where its relay is', async () => {
    assert.equal(((await (await get('/healthz')).json()) as { status: string }).status, 'ok')
    const about = (await (await get('/.well-known/modelmark.json')).json()) as object
    assert.deepEqual(about, { multiaddrs: [], limits: null })
  })

  it('serves an inner block as CIDv0 too, as the bytes are the same', async () => {
    const old = CID.createV0(CID.parse(root).multihash as Parameters<typeof CID.createV0>[0])
    assert.equal((await get(`/ipfs/${old}?format=raw`)).status, 200)
  })
})

describe('limits', () => {
  it('answers 429 with the time to wait to an address that asks too often, and serves it again later', async test => {
    const hub = await runHub(test, { limits: { requestsPerSecond: 20, burst: 3 } })
    const statuses: number[] = []
    for (let i = 0; i < 4; i++) statuses.push((await fetch(`${hub.url}/healthz`)).status)
    assert.deepEqual(statuses, [200, 200, 200, 429])
    const refused = await fetch(`${hub.url}/healthz`)
    assert.equal(refused.headers.get('retry-after'), '1')
    assert.match(((await refused.json()) as { error: string }).error, /Try again in 1 s/)
  })

  it('counts visitors one by one behind a proxy', async test => {
    const hub = await runHub(test, { limits: { requestsPerSecond: 0.01, burst: 1 }, behindProxy: true })
    const ask = async (address: string) =>
      (await fetch(`${hub.url}/healthz`, { headers: { 'X-Forwarded-For': `9.9.9.9, ${address}` } })).status
    assert.deepEqual([await ask('1.1.1.1'), await ask('1.1.1.1'), await ask('2.2.2.2')], [200, 429, 200])
  })

  it('does not believe X-Forwarded-For without a proxy', async test => {
    const hub = await runHub(test, { limits: { requestsPerSecond: 0.01, burst: 1 } })
    const ask = async (address: string) =>
      (await fetch(`${hub.url}/healthz`, { headers: { 'X-Forwarded-For': address } })).status
    assert.deepEqual([await ask('1.1.1.1'), await ask('2.2.2.2')], [200, 429])
  })

  it('are on unless they are switched off', async test => {
    const dataDir = await temporaryFolder(test)
    const hub = await startHub({ dataDir })
    test.after(() => hub.close())
    const about = (await (await fetch(`${hub.url}/.well-known/modelmark.json`)).json()) as { limits: object }
    assert.deepEqual(about.limits, { requestsPerSecond: 100, burst: 400, streams: 32 })
  })
})
