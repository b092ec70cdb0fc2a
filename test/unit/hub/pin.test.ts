import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { encode, prepare } from '@ipld/dag-pb'
import { UnixFS } from 'ipfs-unixfs'
import { CID } from 'multiformats/cid'
import { sha256 } from 'multiformats/hashes/sha2'
import { runHub, seededBytes, sha256Hex, temporaryFolder, writeFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024
const BIG = seededBytes(5.25 * MIB, 'pin')

async function hubWithModel(test: TestContext) {
  const hub = await runHub(test)
  const dir = await writeFolder(await temporaryFolder(test), { 'big.bin': BIG, 'small.txt': 'hello' })
  return { hub, model: await hub.importFolder(dir) }
}

/** A server in place of a gateway, closed when the test is over. */
async function serve(test: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  test.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('pin', () => {
  it('fetches a model with all its files from another hub, and then needs it no more', async test => {
    const { hub, model } = await hubWithModel(test)
    const copy = await runHub(test)
    const pin = await copy.pin(model.cid, { gateway: hub.url })
    assert.equal(pin.kind, 'model')
    await hub.close()
    for (const { cid, sha256: digest } of model.manifest.artifacts) {
      const bytes = new Uint8Array(await (await fetch(`${copy.url}/ipfs/${cid}`)).arrayBuffer())
      assert.equal(`0x${sha256Hex(bytes)}`, digest)
    }
    assert.deepEqual(await copy.pin(model.cid).then(({ cid, size }) => ({ cid, size })), {
      cid: pin.cid,
      size: pin.size,
    })
  })

  it('keeps nothing from a gateway that flips a bit, and names it', async test => {
    const { hub, model } = await hubWithModel(test)
    const gateway = await serve(test, async (request, response) => {
      const bytes = new Uint8Array(await (await fetch(`${hub.url}${request.url}`)).arrayBuffer())
      if (bytes.length === MIB) bytes[5] = (bytes[5] ?? 0) ^ 1
      response.end(bytes)
    })
    const dataDir = await temporaryFolder(test)
    const copy = await runHub(test, { dataDir })
    await assert.rejects(copy.pin(model.cid, { gateway }), error => {
      assert.equal((error as { code: string }).code, 'digest-mismatch')
      assert.equal((error as { facts: { source: string } }).facts.source, gateway)
      return true
    })
    assert.deepEqual(await copy.pins(), [])
    assert.deepEqual(await readdir(join(dataDir, 'files')), [])
    assert.deepEqual(await readdir(join(dataDir, 'work')), [])
  })

  it('stops reading a body without end', { timeout: 20_000 }, async test => {
    const { model } = await hubWithModel(test)
    let sent = 0
    const gateway = await serve(test, (_, response) => {
      const chunk = new Uint8Array(64 * 1024)
      const more = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length
      }
      response.on('drain', more)
      more()
    })
    const copy = await runHub(test)
    await assert.rejects(copy.pin(model.cid, { gateway }), { code: 'digest-mismatch' })
    assert.ok(sent < 32 * MIB)
  })

  it('waits as long as a busy gateway asks it to', async test => {
    const { hub, model } = await hubWithModel(test)
    let busy = 1
    const gateway = await serve(test, async (request, response) => {
      if (busy-- > 0) return void response.writeHead(429, { 'Retry-After': '1' }).end()
      response.end(new Uint8Array(await (await fetch(`${hub.url}${request.url}`)).arrayBuffer()))
    })
    const small = model.manifest.artifacts.find(({ path }) => path === 'small.txt')
    const pin = await (await runHub(test)).pin(small?.cid ?? '', { gateway })
    assert.equal(pin.size, 5)
  })

  it('says that it cannot be had when the gateway lacks it or is gone', async test => {
    const { hub } = await hubWithModel(test)
    const copy = await runHub(test)
    const absent = 'bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
    await assert.rejects(copy.pin(absent, { gateway: hub.url }), { code: 'no-providers' })
    await assert.rejects(copy.pin(absent, { gateway: 'http://127.0.0.1:1' }), { code: 'no-providers' })
    await assert.rejects(copy.pin(absent), { code: 'no-providers' })
  })

  it('can be called off', async test => {
    const { model } = await hubWithModel(test)
    const gateway = await serve(test, () => {})
    const calledOff = new AbortController()
    const pinning = (await runHub(test)).pin(model.cid, { gateway, signal: calledOff.signal })
    calledOff.abort()
    await assert.rejects(pinning, { code: 'aborted' })
  })

  it('refuses a tree that is a bomb: a few blocks that claim petabytes, or chains without end', async test => {
    const blocks = new Map<string, Uint8Array>()
    const node = async (children: CID[], sizes: number[]) => {
      const data = new UnixFS({ type: 'file', blockSizes: sizes.map(BigInt) }).marshal()
      const bytes = encode(
        prepare({ Data: data, Links: children.map(Hash => ({ Name: '', Hash, Tsize: 0 })) }),
      )
      const cid = CID.createV1(0x70, await sha256.digest(bytes))
      blocks.set(String(cid), bytes)
      return cid
    }
    const leaf = CID.createV1(0x55, await sha256.digest(new Uint8Array(MIB)))
    blocks.set(String(leaf), new Uint8Array(MIB))
    let bomb: CID = leaf
    let size = MIB
    for (let depth = 0; depth < 5; depth++) {
      bomb = await node(Array(1024).fill(bomb), Array(1024).fill(size))
      size *= 1024
    }
    let chain: CID = leaf
    for (let depth = 0; depth < 12; depth++) chain = await node([chain], [MIB])
    const liar = await node([leaf], [5])
    const gaps = await node([leaf, leaf], [1000, MIB])
    let asked = 0
    const gateway = await serve(test, (request, response) => {
      asked += 1
      response.end(blocks.get(/\/ipfs\/(\w+)/.exec(request.url ?? '')?.[1] ?? ''))
    })
    const copy = await runHub(test)
    for (const root of [bomb, chain, liar, gaps]) {
      await assert.rejects(
        copy.pin(String(root), { gateway }),
        ({ code }) => code === 'file-invalid' || code === 'digest-mismatch',
      )
    }
    assert.ok(asked < 40, `${asked} requests`)
  })
})

describe('unpin', () => {
  it('drops a model and its files, but what another model needs', async test => {
    const hub = await runHub(test)
    const folder = async (own: string) =>
      writeFolder(await temporaryFolder(test), {
        'shared.bin': BIG,
        'own.txt': own,
        'modelmark.json': `{"name":"${own}"}`,
      })
    const first = await hub.importFolder(await folder('first'))
    const second = await hub.importFolder(await folder('second'))
    const statusOf = async (cid: string | undefined) =>
      (await fetch(`${hub.url}/ipfs/${cid}`, { method: 'HEAD' })).status
    const own = (model: typeof first) => model.manifest.artifacts.find(({ path }) => path === 'own.txt')?.cid
    const shared = first.manifest.artifacts.find(({ path }) => path === 'shared.bin')?.cid
    assert.equal(await hub.unpin(first.cid), true)
    assert.deepEqual([await statusOf(first.cid), await statusOf(own(first))], [404, 404])
    assert.deepEqual([await statusOf(shared), await statusOf(own(second))], [200, 200])
    assert.equal(await hub.unpin(first.cid), false)
    assert.equal(await hub.unpin(second.cid), true)
    assert.equal(await statusOf(shared), 404)
    assert.deepEqual(await hub.pins(), [])
  })
})
