import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CarIndexer } from '@ipld/car/indexer'
import type { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'
import type { IndexedBlock, IndexedFile } from './block-index.ts'
import { carBlockPrefix, carHeader } from './car.ts'
import { walkFile } from './unixfs-file.ts'

/** Where the bytes of a block are: a slice of a file on disk. */
export interface Slice {
  readonly path: string
  readonly offset: number
  readonly length: number
}

/** A file of more than one leaf. */
export interface StoredFile {
  readonly root: CID
  /** Bytes. */
  readonly size: number
  /** The file as it was imported. */
  readonly path: string
  /** Inner nodes, a CAR. */
  readonly nodesPath: string
  /** Bytes of the whole tree as a CAR. */
  readonly carLength: number
  readonly leaves: number
}

/** The two parts of a kept file in its folder. */
export function partsOf(folder: string): { readonly path: string; readonly nodesPath: string } {
  return { path: join(folder, 'data'), nodesPath: join(folder, 'nodes.car') }
}

/**
 * Reads the inner nodes of a kept file and says where each of its blocks is.
 * @throws ModelmarkError `digest-mismatch`, `file-invalid` for what a disk or a hand damaged.
 */
export async function describeStoredFile(
  folder: string,
  root: CID,
): Promise<{ file: IndexedFile; blocks: readonly IndexedBlock[] }> {
  const { path, nodesPath } = partsOf(folder)
  const nodes = await readNodes(nodesPath)
  const { size } = await stat(path)
  const blocks: IndexedBlock[] = []
  let carLength = carHeader(root).length
  let leaves = 0
  let end = 0
  for await (const block of walkFile(root, async cid => nodeOf(nodes, cid).bytes)) {
    const { digest } = block.cid.multihash
    const node = block.kind === 'node'
    const length = node ? block.bytes.length : block.span.length
    const offset = node ? nodeOf(nodes, block.cid).offset : block.span.offset
    blocks.push({ digest, node, offset, length })
    carLength += carBlockPrefix(block.cid, length).length + length
    if (!node) {
      leaves += 1
      end = offset + length
    }
  }
  if (end !== size) throw new ModelmarkError('file-invalid', { path, field: 'size', size, expected: end })
  return { file: { root: String(root), size, carLength, leaves }, blocks }
}

/** The inner nodes of a kept file, each checked. */
export async function readNodes(
  path: string,
): Promise<ReadonlyMap<string, { bytes: Uint8Array; offset: number }>> {
  const car = await readFile(path)
  const nodes = new Map<string, { bytes: Uint8Array; offset: number }>()
  for await (const { cid, blockOffset, blockLength } of await CarIndexer.fromBytes(car)) {
    const bytes = car.subarray(blockOffset, blockOffset + blockLength)
    if (!createHash('sha256').update(bytes).digest().equals(cid.multihash.digest)) {
      throw new ModelmarkError('digest-mismatch', { path, cid: String(cid) })
    }
    nodes.set(String(cid), { bytes, offset: blockOffset })
  }
  return nodes
}

export function nodeOf<Node>(nodes: ReadonlyMap<string, Node>, cid: CID): Node {
  const node = nodes.get(String(cid))
  if (node === undefined) throw new ModelmarkError('file-invalid', { field: 'node', cid: String(cid) })
  return node
}
