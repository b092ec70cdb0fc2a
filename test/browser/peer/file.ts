import { importFile } from 'ipfs-unixfs-importer'
import { CID } from 'multiformats/cid'
import { LEAF_BYTES, type LeafTable, loadLeafTable } from '../../../src/artifact/leaf-table.ts'

/** The same bytes for the same `seed` everywhere: xorshift32. */
export function leafBytes(seed: number, index: number, length = LEAF_BYTES): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4))
  let x = (seed * 2654435761 + index * 40503 + 1) >>> 0 || 1
  for (let i = 0; i < words.length; i++) {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    words[i] = x
  }
  return new Uint8Array(words.buffer).slice(0, length)
}

/** The table of a file of `size` such bytes, made by the importer that gives Kubo's CIDs. */
export async function tableOfFile(seed: number, size: number): Promise<LeafTable> {
  const nodes = new Map<string, Uint8Array<ArrayBuffer>>()
  const { cid: root } = await importFile(
    { content: allLeaves(seed, size) },
    {
      async put(cid, bytes) {
        if (cid.code !== 0x55) nodes.set(cid.toString(), new Uint8Array(bytes as Uint8Array))
        return cid
      },
    },
    { profile: 'unixfs-v1-2025' },
  )
  return loadLeafTable(
    CID.parse(root.toString()),
    size,
    async cid => nodes.get(cid.toString()) ?? new Uint8Array(),
  )
}

async function* allLeaves(seed: number, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += LEAF_BYTES) {
    yield leafBytes(seed, at / LEAF_BYTES, Math.min(LEAF_BYTES, size - at))
  }
}
