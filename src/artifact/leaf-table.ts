import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { ModelmarkError } from '../error/index.ts'
import { DAG_PB, decodeFileNode, type FileNode, RAW } from './file-node.ts'
import { matchesDigest } from './verify.ts'

/** Bytes of every leaf but the last. Profile unixfs-v1-2025. */
export const LEAF_BYTES = 1024 * 1024
const LINKS_PER_NODE = 1024
const MAX_NODE_BYTES = 2 * 1024 * 1024
/** Three levels of nodes hold 1 PiB. */
const MAX_HEIGHT = 3
const SHA2_256 = 0x12
const NODES_AT_ONCE = 4

export interface TableNode {
  readonly cid: CID
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** How a file is cut: leaf `i` is bytes [i MiB, (i+1) MiB). Its size tells, nothing has to be fetched. */
export interface FileLayout {
  readonly root: CID
  /** Bytes of the file. */
  readonly size: number
  /** Number of leaves; at least 1, an empty file has one empty leaf. */
  readonly leaves: number
  /** Bytes of leaf `index`. */
  length(index: number): number
}

/** The checked list of a file's leaves. */
export interface LeafTable extends FileLayout {
  /** SHA-256 of leaf `index`. */
  digest(index: number): Uint8Array
  /** CID of leaf `index`: raw, sha2-256. */
  cid(index: number): CID
  /** The inner nodes, level by level from the root on; none for a file of one leaf. */
  readonly nodes: readonly TableNode[]
}

/** Gets an inner node; it is checked by who asked. */
export type GetNode = (cid: CID, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>

/**
 * Reads and checks the index of a UnixFS file. The file's size decides how many nodes there are, how deep they lie
 * and what each must say, so a hostile index costs at most the node that gives it away.
 *
 * @param size Bytes of the file, from the manifest.
 * @throws ModelmarkError `file-invalid` when the index is not that of a file of `size` bytes in the profile
 * unixfs-v1-2025, `digest-mismatch`, and what `getNode` throws.
 */
export async function loadLeafTable(
  root: CID,
  size: number,
  getNode: GetNode,
  signal?: AbortSignal,
): Promise<LeafTable> {
  if (!Number.isSafeInteger(size) || size < 0) throw invalid(root, 'size', size)
  const layout = fileLayout(root, size)
  const height = treeHeight(layout.leaves)
  if (height > MAX_HEIGHT) throw invalid(root, 'size', size)
  if (root.version !== 1 || root.multihash.code !== SHA2_256 || root.multihash.digest.length !== 32) {
    throw invalid(root, 'hash')
  }
  if (root.code !== (height === 0 ? RAW : DAG_PB)) throw invalid(root, 'codec')

  const nodes: TableNode[] = []
  let level: Uint8Array[] = [root.multihash.digest]
  for (let h = height; h > 0; h--) {
    const cids = level.map(digest => cidOf(DAG_PB, digest))
    const next: Uint8Array[][] = []
    await eachAtOnce(cids, NODES_AT_ONCE, async (cid, position) => {
      const bytes = await getNode(cid, signal)
      const node = await checkNode(cid, bytes, position, h, size)
      next[position] = node.links.map(link => link.digest)
      nodes.push({ cid, bytes })
    })
    level = next.flat()
  }
  return createTable(layout, level, nodes)
}

export function fileLayout(root: CID, size: number): FileLayout {
  return {
    root,
    size,
    leaves: Math.max(1, Math.ceil(size / LEAF_BYTES)),
    length: index => Math.min(LEAF_BYTES, size - index * LEAF_BYTES),
  }
}

function treeHeight(leaves: number): number {
  let height = 0
  for (let width = leaves; width > 1; width = Math.ceil(width / LINKS_PER_NODE)) height++
  return height
}

async function checkNode(
  cid: CID,
  bytes: Uint8Array<ArrayBuffer>,
  position: number,
  height: number,
  fileSize: number,
): Promise<FileNode> {
  if (bytes.length > MAX_NODE_BYTES) throw invalid(cid, 'node-size', bytes.length)
  if (!(await matchesDigest(bytes, cid.multihash.digest))) {
    throw new ModelmarkError('digest-mismatch', { cid: String(cid) })
  }
  let node: FileNode
  try {
    node = decodeFileNode(bytes)
  } catch (cause) {
    throw invalid(cid, cause instanceof Error ? cause.message : 'unreadable')
  }
  const span = LEAF_BYTES * LINKS_PER_NODE ** height
  const childSpan = span / LINKS_PER_NODE
  const start = position * span
  const size = Math.min(span, fileSize - start)
  if (node.size !== size || node.links.length !== Math.ceil(size / childSpan)) throw invalid(cid, 'layout')
  node.links.forEach((link, i) => {
    if (link.codec !== (height === 1 ? RAW : DAG_PB)) throw invalid(cid, 'codec')
    if (link.size !== Math.min(childSpan, size - i * childSpan)) throw invalid(cid, 'layout')
  })
  return node
}

function createTable(layout: FileLayout, digests: readonly Uint8Array[], nodes: TableNode[]): LeafTable {
  const packed = new Uint8Array(32 * digests.length)
  digests.forEach((digest, i) => {
    packed.set(digest, 32 * i)
  })
  const digest = (index: number) => packed.subarray(32 * index, 32 * index + 32)
  return {
    ...layout,
    nodes,
    digest,
    cid: index => cidOf(RAW, digest(index)),
  }
}

function cidOf(codec: number, digest: Uint8Array): CID {
  return CID.createV1(codec, createDigest(SHA2_256, digest))
}

function invalid(cid: CID, reason: string, value?: number): ModelmarkError {
  return new ModelmarkError('file-invalid', {
    cid: String(cid),
    reason,
    ...(value === undefined ? {} : { value }),
  })
}

async function eachAtOnce<T>(
  items: readonly T[],
  width: number,
  visit: (item: T, position: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) await visit(items[i] as T, i)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
}
