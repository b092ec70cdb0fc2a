import { decode } from '@ipld/dag-pb'
import { UnixFS } from 'ipfs-unixfs'
import { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'

export const RAW = 0x55
export const DAG_PB = 0x70
export const SHA2_256 = 0x12

/** Bytes of a leaf in profile unixfs-v1-2025. @see https://github.com/ipfs/specs/pull/499 */
export const LEAF_BYTES = 1024 * 1024
/** Bytes an inner node may have; also what IPFS nodes agree to exchange as one block. */
export const MAX_NODE_BYTES = 2 * 1024 * 1024

const MAX_DEPTH = 8
const MAX_LINKS = 1024

/** A block of a file, in the order of a CAR: a node before its children. */
export type FileBlock =
  | { readonly kind: 'node'; readonly cid: CID; readonly bytes: Uint8Array; readonly span: Span }
  | { readonly kind: 'leaf'; readonly cid: CID; readonly span: Span }

/** The bytes of the file that a block stands for. */
export interface Span {
  readonly offset: number
  readonly length: number
}

/**
 * Walks the tree of a file of profile unixfs-v1-2025, depth first. What `readNode` gives must be checked against the
 * CID already; sizes and shape are checked here, so the leaves are [0, 1 MiB), [1 MiB, 2 MiB) … of the file.
 * @throws ModelmarkError `file-invalid` for any other tree.
 */
export async function* walkFile(
  root: CID,
  readNode: (cid: CID) => Promise<Uint8Array>,
): AsyncGenerator<FileBlock> {
  let offset = 0
  let short = false

  async function* walk(cid: CID, size: number | undefined, depth: number): AsyncGenerator<FileBlock> {
    if (cid.version !== 1 || cid.multihash.code !== SHA2_256) throw invalid(root, 'hash')
    if (cid.code === RAW) {
      if (size === undefined || size === 0 || size > LEAF_BYTES || short) throw invalid(root, 'leaf-size')
      short = size < LEAF_BYTES
      yield { kind: 'leaf', cid, span: { offset, length: size } }
      offset += size
      return
    }
    if (cid.code !== DAG_PB || depth > MAX_DEPTH) throw invalid(root, cid.code === DAG_PB ? 'depth' : 'codec')
    const bytes = await readNode(cid)
    const children = readChildren(root, bytes)
    const total = children.reduce((sum, child) => sum + child.size, 0)
    if (!Number.isSafeInteger(total) || (size !== undefined && size !== total)) throw invalid(root, 'size')
    yield { kind: 'node', cid, bytes, span: { offset, length: total } }
    for (const child of children) yield* walk(child.cid, child.size, depth + 1)
  }

  yield* walk(root, undefined, 0)
}

function readChildren(root: CID, bytes: Uint8Array): { cid: CID; size: number }[] {
  if (bytes.length > MAX_NODE_BYTES) throw invalid(root, 'node-size')
  try {
    const node = decode(bytes)
    const unixfs = UnixFS.unmarshal(node.Data ?? new Uint8Array())
    const sizes = unixfs.blockSizes.map(Number)
    const isFile = unixfs.type === 'file' && (unixfs.data?.length ?? 0) === 0
    if (
      !isFile ||
      node.Links.length === 0 ||
      node.Links.length > MAX_LINKS ||
      sizes.length !== node.Links.length
    ) {
      throw invalid(root, 'node')
    }
    return node.Links.map((link, i) => ({ cid: CID.asCID(link.Hash) ?? link.Hash, size: sizes[i] ?? 0 }))
  } catch (cause) {
    if (cause instanceof ModelmarkError) throw cause
    throw new ModelmarkError('file-invalid', { cid: String(root), field: 'node' }, { cause })
  }
}

function invalid(root: CID, field: string): ModelmarkError {
  return new ModelmarkError('file-invalid', { cid: String(root), field })
}
