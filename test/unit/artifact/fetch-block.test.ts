import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CID } from 'multiformats/cid'
import { sha256 } from 'multiformats/hashes/sha2'
import { fetchVerifiedBlock } from '../../../src/artifact/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { type Answer, flipped, serve, type TestServer } from './fixture.ts'

const manifest = new TextEncoder().encode('{"name":"a manifest"}')
const cid = CID.createV1(0x55, await sha256.digest(manifest))

describe('fetchVerifiedBlock', () => {
  const servers: TestServer[] = []
  const gateway = async (answer: Answer) => {
    const server = await serve(answer)
    servers.push(server)
    return server.url
  }
  const honest = () => gateway((_, response) => response.end(manifest))
  const liar = () => gateway((_, response) => response.end(flipped(manifest)))
  const failure = async (gateways: string[], options: { signal?: AbortSignal; maxBytes?: number } = {}) => {
    const error = await fetchVerifiedBlock(cid, { gateways, ...options }).catch(thrown => thrown)
    assert.ok(error instanceof ModelmarkError, String(error))
    return error
  }
  after(() => Promise.all(servers.map(server => server.close())))

  it('gives the block that the CID commits to', async () => {
    assert.deepEqual(await fetchVerifiedBlock(cid, { gateways: [await honest()] }), manifest)
  })

  it('asks as trustless gateways are asked, and keeps a path in the gateway URL', async () => {
    let seen: string | undefined
    const url = await gateway((request, response) => {
      seen = `${request.url} ${request.headers.accept}`
      response.end(manifest)
    })
    await fetchVerifiedBlock(cid, { gateways: [`${url}/some/path/`] })
    assert.equal(seen, `/some/path/ipfs/${cid}?format=raw application/vnd.ipld.raw`)
  })

  it('passes over a gateway that lies', async () => {
    assert.deepEqual(await fetchVerifiedBlock(cid, { gateways: [await liar(), await honest()] }), manifest)
  })

  it('names the gateway that lied when no other had the block', async () => {
    const bad = await liar()
    const missing = await gateway((_, response) => response.writeHead(404).end())
    const error = await failure([missing, bad])
    assert.equal(error.code, 'digest-mismatch')
    assert.equal(error.facts['source'], bad)
  })

  it('tells missing from tampered', async () => {
    const missing = await gateway((_, response) => response.writeHead(404).end())
    const error = await failure([missing])
    assert.equal(error.code, 'no-providers')
    assert.equal(error.facts['status'], 404)
  })

  it('says no-providers when nobody listens, or no gateway is known', async () => {
    assert.equal((await failure(['http://127.0.0.1:1'])).code, 'no-providers')
    assert.equal((await failure([])).code, 'no-providers')
  })

  it('stops reading a body that does not end', async () => {
    let closed: () => void = () => {}
    const hungUp = new Promise<void>(resolve => {
      closed = resolve
    })
    const endless = await gateway((_, response) => {
      response.on('close', () => closed())
      const push = () => {
        while (response.write(new Uint8Array(65536)));
        response.once('drain', push)
      }
      push()
    })
    const error = await failure([endless], { maxBytes: 1000 })
    assert.equal(error.code, 'digest-mismatch')
    assert.equal(error.facts['source'], endless)
    await hungUp
  })

  it('does not wait for a silent gateway when the next one answers', async () => {
    const silent = await gateway(() => {})
    assert.deepEqual(await fetchVerifiedBlock(cid, { gateways: [silent, await honest()] }), manifest)
  })

  it('says aborted when the caller gave up', async () => {
    const stop = new AbortController()
    const silent = await gateway(() => stop.abort())
    assert.equal((await failure([silent], { signal: stop.signal })).code, 'aborted')
    assert.equal((await failure([silent], { signal: AbortSignal.abort() })).code, 'aborted')
  })

  it('refuses hashes other than SHA-256', async () => {
    const other = CID.parse('bafkqaaa')
    await assert.rejects(fetchVerifiedBlock(other, { gateways: [] }), { code: 'bad-config' })
  })
})
