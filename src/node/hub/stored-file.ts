import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CarIndexer } from '@ipld/car/indexer'
import type { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'
import { carBlockPrefix, carHeader } from './car.ts'
import { LEAF_BYTES, walkFile } from './unixfs-file.ts'

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

/** Where a block is, small enough that a million leaves share what they have in common. */
export type Place =
  | Slice
  | { readonly file: { readonly path: string; readonly size: number }; readonly leaf: number }

export function sliceOf(place: Place): Slice {
  if ('path' in place) return place
  const offset = place.leaf * LEAF_BYTES
  return { path: place.file.path, offset, length: Math.min(LEAF_BYTES, place.file.size - offset) }
}

/** The key of a block in an index: its SHA-256 as a string of 32 one-byte characters. */
export function blockKey(cid: CID): string {
  return Buffer.from(cid.multihash.digest).toString('latin1')
}

/**
 * Reads the inner nodes of a kept file and says where each of its blocks is.
 * @throws ModelmarkError `digest-mismatch`, `file-invalid` for what a disk or a hand damaged.
 */
export async function loadStoredFile(
  folder: string,
  root: CID,
): Promise<{ file: StoredFile; places: Map<string, Place> }> {
  const path = join(folder, 'data')
  const nodesPath = join(folder, 'nodes.car')
  const nodes = await readNodes(nodesPath)
  const { size } = await stat(path)
  const shared = { path, size }
  const places = new Map<string, Place>()
  let carLength = carHeader(root).length
  let leaves = 0
  let end = 0
  for await (const block of walkFile(root, async cid => nodeOf(nodes, cid).bytes)) {
    const length = block.kind === 'leaf' ? block.length : block.bytes.length
    carLength += carBlockPrefix(block.cid, length).length + length
    if (block.kind === 'leaf') {
      places.set(blockKey(block.cid), { file: shared, leaf: leaves++ })
      end = block.offset + length
    } else {
      places.set(blockKey(block.cid), { path: nodesPath, offset: nodeOf(nodes, block.cid).offset, length })
    }
  }
  if (end !== size) throw new ModelmarkError('file-invalid', { path, field: 'size', size, expected: end })
  return { file: { root, size, path, nodesPath, carLength, leaves }, places }
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
