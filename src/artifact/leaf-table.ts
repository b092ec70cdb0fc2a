import type { CID } from 'multiformats/cid'

/** Bytes of every leaf but the last. Profile unixfs-v1-2025. */
export const LEAF_BYTES = 1024 * 1024

/** The checked list of a file's leaves: leaf `i` is bytes [i MiB, (i+1) MiB). */
export interface LeafTable {
  readonly root: CID
  /** Bytes of the file. */
  readonly size: number
  /** Number of leaves; at least 1, an empty file has one empty leaf. */
  readonly leaves: number
  /** Bytes of leaf `index`. */
  length(index: number): number
  /** SHA-256 of leaf `index`. */
  digest(index: number): Uint8Array
  /** CID of leaf `index`: raw, sha2-256. */
  cid(index: number): CID
  /** The inner nodes in the order they are met from the root on; none for a file of one leaf. */
  readonly nodes: readonly { readonly cid: CID; readonly bytes: Uint8Array<ArrayBuffer> }[]
}
