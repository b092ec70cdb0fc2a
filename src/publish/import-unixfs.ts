import { importFile } from 'ipfs-unixfs-importer'
import type { CID } from 'multiformats/cid'

const DAG_PB = 0x70

/** An inner node of a file's tree; leaves are the file itself. */
export interface UnixfsNode {
  readonly cid: CID
  readonly bytes: Uint8Array
}

/**
 * The CID that `content` has as a file of profile unixfs-v1-2025: what `ipfs add` gives. Reads it once, holds a few MiB
 * of it at a time, and hands over the inner nodes, 50 bytes a MiB.
 */
export async function importUnixfs(
  content: AsyncIterable<Uint8Array>,
  onNode: (node: UnixfsNode) => void,
): Promise<CID> {
  const blockstore = {
    put(cid: CID, bytes: unknown) {
      if (cid.code === DAG_PB && bytes instanceof Uint8Array) onNode({ cid, bytes })
      return cid
    },
  }
  const { cid } = await importFile({ content }, blockstore, { profile: 'unixfs-v1-2025' })
  return cid
}
