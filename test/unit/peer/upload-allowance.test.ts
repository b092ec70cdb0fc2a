import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CID } from 'multiformats/cid'
import { sha256 } from 'multiformats/hashes/sha2'
import { TokenBucket } from '../../../src/artifact/peer/protocol/index.ts'
import { ServedBlockstore } from '../../../src/artifact/peer/served-blockstore.ts'
import { ServedFiles } from '../../../src/artifact/peer/served-files.ts'
import { UploadAllowance } from '../../../src/artifact/peer/upload-allowance.ts'
import { contentOf } from './content.ts'

const MIB = 1024 * 1024
const { signal } = new AbortController()

describe('a token bucket', () => {
  it('refills steadily up to what it saves', () => {
    const clock = { now: 0 }
    const bucket = new TokenBucket(10, 20, () => clock.now)
    assert.equal(bucket.tryTake(20), true)
    assert.equal(bucket.tryTake(1), false)
    clock.now = 500
    assert.equal(bucket.tryTake(5), true)
    assert.equal(bucket.tryTake(1), false)
    clock.now = 1_000_000
    assert.equal(bucket.full, true)
    assert.equal(bucket.tryTake(21), false)
  })

  it('says how long to wait for what was taken ahead', () => {
    const clock = { now: 0 }
    const bucket = new TokenBucket(1000, 1000, () => clock.now)
    assert.equal(bucket.takeAhead(1000), 0)
    assert.equal(bucket.takeAhead(500), 500)
    assert.equal(bucket.takeAhead(500), 1000)
    bucket.giveBack(500)
    assert.equal(bucket.takeAhead(100), 600)
  })
})

describe('the upload allowance', () => {
  it('is used up when as much was given as is held, and grows with what comes', async () => {
    const files = new ServedFiles()
    const content = await contentOf(1, 3 * MIB, [0])
    const file = files.add(content)
    const allowance = new UploadAllowance({ bytesPerSecond: Number.POSITIVE_INFINITY })
    assert.equal(allowance.allows(file), true)
    file.uploaded += MIB
    assert.equal(allowance.allows(file), false)
    content.gain(1)
    assert.equal(allowance.allows(file), true)
    assert.equal(files.uploaded(content.table.root), MIB)
  })

  it('is what the page says', async () => {
    const file = new ServedFiles().add(await contentOf(1, MIB))
    const allowance = new UploadAllowance({ bytesPerSecond: Number.POSITIVE_INFINITY, ratio: 3 })
    file.uploaded += 2.9 * MIB
    assert.equal(allowance.allows(file), true)
    file.uploaded += 0.1 * MIB
    assert.equal(allowance.allows(file), false)
  })

  it('is 1 MiB a second unless told, and waiting for it can be stopped', async t => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const allowance = new UploadAllowance()
    await allowance.turn(MIB, signal)
    const stop = new AbortController()
    const waiting = allowance.turn(MIB, stop.signal)
    t.mock.timers.tick(900)
    stop.abort()
    await assert.rejects(waiting, { code: 'aborted' })
  })

  it('counts what was given of a file even after it is served again', async () => {
    const files = new ServedFiles()
    const content = await contentOf(1, MIB)
    files.add(content).uploaded = 77
    files.remove(content.table.root)
    assert.equal(files.uploaded(content.table.root), 77)
    assert.equal(files.add(content).uploaded, 77)
  })
})

describe('the blockstore that IPFS nodes see', () => {
  async function blockstore(ratio = 1) {
    const files = new ServedFiles()
    const content = await contentOf(2, 3 * MIB, [0, 2])
    const file = files.add(content)
    const allowance = new UploadAllowance({ bytesPerSecond: Number.POSITIVE_INFINITY, ratio })
    return { files, content, file, store: new ServedBlockstore(files, allowance) }
  }

  it('has the leaves that are held and the inner nodes, and reads them where they are kept', async () => {
    const { content, store, file } = await blockstore()
    const parts: Uint8Array[] = []
    assert.equal(store.has(content.table.root), true)
    assert.equal(store.has(content.table.cid(2)), true)
    assert.equal(store.has(content.table.cid(1)), false)
    for await (const part of store.get(content.table.cid(2))) parts.push(part)
    const digest = await sha256.digest(Buffer.concat(parts))
    assert.deepEqual(digest.digest, content.table.digest(2))
    assert.deepEqual(content.reads, [2])
    assert.equal(file.uploaded, MIB)
  })

  it('keeps nothing that is put into it', async () => {
    const { store } = await blockstore()
    const bytes = new TextEncoder().encode('not ours')
    const cid = CID.createV1(0x55, await sha256.digest(bytes))
    assert.equal(store.put(cid), cid)
    assert.equal(store.has(cid), false)
    await assert.rejects(store.get(cid).next(), { code: 'no-providers' })
  })

  it('is empty when the allowance is used up or the file is no longer given', async () => {
    const { store, content, file, files } = await blockstore()
    file.uploaded = 2 * MIB
    assert.equal(store.has(content.table.cid(0)), false)
    file.uploaded = 0
    assert.equal(store.has(content.table.cid(0)), true)
    files.remove(content.table.root)
    assert.equal(store.has(content.table.cid(0)), false)
  })
})
