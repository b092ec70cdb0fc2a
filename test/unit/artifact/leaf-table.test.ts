import assert from 'node:assert/strict'
import { createCipheriv, createHash } from 'node:crypto'
import { before, describe, it } from 'node:test'
import * as dagPb from '@ipld/dag-pb'
import { UnixFS } from 'ipfs-unixfs'
import { importFile } from 'ipfs-unixfs-importer'
import { CID } from 'multiformats/cid'
import { sha256 } from 'multiformats/hashes/sha2'
import { LEAF_BYTES, loadLeafTable } from '../../../src/artifact/index.ts'
import { blockOf, flipped, MIB, makeFile, type TestFile } from './fixture.ts'

type Link = { readonly cid: CID; readonly size: number }

/** An inner node as a hostile publisher may write it. */
async function makeNode(links: readonly Link[], type: 'file' | 'directory' = 'file') {
  const data = new UnixFS({ type, blockSizes: links.map(link => BigInt(link.size)) })
  const bytes = dagPb.encode(
    dagPb.prepare({
      Data: data.marshal(),
      Links: links.map(({ cid, size }) => ({ Name: '', Hash: cid, Tsize: size })),
    }),
  )
  return { bytes: new Uint8Array(bytes), cid: CID.createV1(dagPb.code, await sha256.digest(bytes)) }
}

async function rawLink(byte: number, size: number): Promise<Link> {
  const digest = await sha256.digest(new Uint8Array(size).fill(byte))
  return { cid: CID.createV1(0x55, digest), size }
}

describe('the leaf table', () => {
  let file: TestFile
  before(async () => {
    file = await makeFile(5 * MIB + 77)
  })
  const get = (blocks: TestFile['blocks']) => async (cid: CID) => blockOf(blocks, cid)
  const refused = (
    root: CID,
    size: number,
    bytes: Uint8Array<ArrayBuffer>,
    facts: { code: string; reason?: string },
  ) =>
    assert.rejects(
      loadLeafTable(root, size, async () => bytes),
      (error: { code: string; facts: Record<string, unknown> }) =>
        error.code === facts.code && (facts.reason === undefined || error.facts['reason'] === facts.reason),
    )

  it('lists the digest and length of every leaf', async () => {
    assert.equal(file.table.leaves, 6)
    assert.equal(file.table.length(5), 77)
    for (let i = 0; i < 6; i++) {
      const leaf = file.bytes.subarray(i * LEAF_BYTES, (i + 1) * LEAF_BYTES)
      assert.deepEqual(Buffer.from(file.table.digest(i)), createHash('sha256').update(leaf).digest())
      assert.ok(file.blocks.has(String(file.table.cid(i))))
    }
  })

  it('needs no index for a file of one leaf, nor for an empty one', async () => {
    for (const size of [0, 1, LEAF_BYTES]) {
      const small = await makeFile(size)
      const never = () => Promise.reject(new Error('asked for a node'))
      const table = await loadLeafTable(small.root, size, never)
      assert.equal(table.leaves, 1)
      assert.equal(table.length(0), size)
      assert.equal(String(table.cid(0)), String(small.root))
    }
  })

  it('agrees with Kubo on a file whose index has two levels', async () => {
    const key = createHash('sha256').update('v1-2025-seed').digest()
    const stream = createCipheriv('chacha20', key, Buffer.alloc(16))
    const nodes = new Map<string, Uint8Array<ArrayBuffer>>()
    const zeros = Buffer.alloc(MIB)
    const content = (async function* () {
      for (let i = 0; i < 1025; i++) yield new Uint8Array(stream.update(zeros))
    })()
    const store = {
      put(cid: CID, block: Uint8Array) {
        if (cid.code === dagPb.code) nodes.set(String(cid), new Uint8Array(block))
        return cid
      },
    }
    const { cid } = await importFile({ content }, store as never, { profile: 'unixfs-v1-2025' })
    assert.equal(String(cid), 'bafybeihmzokxxjqwxjcryerhp5ezpcog2wcawfryb2xm64xiakgm4a5jue')
    const table = await loadLeafTable(CID.parse(String(cid)), 1025 * MIB, get(nodes))
    assert.equal(table.leaves, 1025)
    assert.equal(table.nodes.length, 3)
    const again = createCipheriv('chacha20', key, Buffer.alloc(16))
    const first = createHash('sha256').update(again.update(zeros)).digest()
    assert.deepEqual(Buffer.from(table.digest(0)), first)
  })

  it('refuses a node that is not what its CID says', async () => {
    const root = blockOf(file.blocks, file.root)
    await refused(file.root, file.bytes.length, new Uint8Array(flipped(root)), { code: 'digest-mismatch' })
  })

  it('refuses an index of a file of another size', async () => {
    const root = blockOf(file.blocks, file.root)
    await refused(file.root, file.bytes.length - 1, root, { code: 'file-invalid', reason: 'layout' })
    await refused(file.root, file.bytes.length + LEAF_BYTES, root, { code: 'file-invalid', reason: 'layout' })
  })

  it('refuses leaves that are not exactly 1 MiB', async () => {
    const links = [await rawLink(1, LEAF_BYTES - 1), await rawLink(2, LEAF_BYTES)]
    const { cid, bytes } = await makeNode(links)
    await refused(cid, 2 * LEAF_BYTES - 1, bytes, { code: 'file-invalid', reason: 'layout' })
  })

  it('refuses a deep chain of nodes at the first one', async () => {
    let asked = 0
    let link: Link = await rawLink(1, LEAF_BYTES)
    const blocks = new Map<string, Uint8Array<ArrayBuffer>>()
    for (let depth = 0; depth < 20; depth++) {
      const node = await makeNode([link, await rawLink(2, LEAF_BYTES)])
      blocks.set(String(node.cid), node.bytes)
      link = { cid: node.cid, size: link.size + LEAF_BYTES }
    }
    const getNode = async (cid: CID) => {
      asked++
      return blockOf(blocks, cid)
    }
    await assert.rejects(loadLeafTable(link.cid, link.size, getNode), { code: 'file-invalid' })
    assert.equal(asked, 1)
  })

  it('refuses a few blocks that claim to be a huge file', async () => {
    const leaf = await rawLink(0, LEAF_BYTES)
    const inner = await makeNode(Array.from({ length: 1024 }, () => leaf))
    const links = Array.from({ length: 1024 }, () => ({ cid: inner.cid, size: 1024 * LEAF_BYTES }))
    const bomb = await makeNode(links)
    await refused(bomb.cid, 3 * LEAF_BYTES, bomb.bytes, { code: 'file-invalid', reason: 'layout' })
    await refused(bomb.cid, 1024 ** 6, bomb.bytes, { code: 'file-invalid', reason: 'size' })
  })

  it('refuses links with another codec or hash, and directories', async () => {
    const good = await rawLink(1, LEAF_BYTES)
    const cbor = { cid: CID.createV1(0x71, good.cid.multihash), size: LEAF_BYTES }
    const identity = { cid: CID.parse('bafkqaaa'), size: LEAF_BYTES }
    for (const odd of [cbor, identity]) {
      const { cid, bytes } = await makeNode([good, odd])
      await refused(cid, 2 * LEAF_BYTES, bytes, { code: 'file-invalid' })
    }
    const { cid, bytes } = await makeNode([good, good], 'directory')
    await refused(cid, 2 * LEAF_BYTES, bytes, { code: 'file-invalid' })
  })

  it('refuses a root whose codec does not fit the size, and other hashes', async () => {
    await assert.rejects(loadLeafTable(file.root, 10, get(file.blocks)), { code: 'file-invalid' })
    const raw = await makeFile(10)
    await assert.rejects(loadLeafTable(raw.root, 5 * MIB, get(raw.blocks)), { code: 'file-invalid' })
    await assert.rejects(loadLeafTable(CID.parse('bafkqaaa'), 0, get(raw.blocks)), { code: 'file-invalid' })
    for (const size of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await assert.rejects(loadLeafTable(file.root, size, get(file.blocks)), { code: 'file-invalid' })
    }
  })
})
