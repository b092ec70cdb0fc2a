import { parseCid } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { LEAF_BYTES, loadLeafTable } from './leaf-table.ts'
import type { PeerNode } from './peer-node.ts'
import { matchesDigest } from './verify.ts'

/** A file that the visitor chose, and what hashing it gave. */
export interface LocalFile {
  readonly cid: string
  readonly file: Blob
  /** The inner nodes of its tree; none for a file of at most 1 MiB. */
  readonly nodes: readonly { readonly cid: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

/**
 * Gives a file from the visitor's own disk to peers that ask. Each leaf is checked when it is read: a file that changed
 * since is not given. Returns how to stop.
 * @throws ModelmarkError `file-invalid`, `digest-mismatch` where `nodes` are not those of `cid`.
 */
export async function shareFile(
  { cid, file, nodes }: LocalFile,
  node: PeerNode,
): Promise<() => Promise<void>> {
  const known = new Map(nodes.map(({ cid, bytes }) => [cid, bytes]))
  const table = await loadLeafTable(parseCid(cid), file.size, async wanted => {
    const bytes = known.get(String(wanted))
    if (bytes === undefined)
      throw new ModelmarkError('file-invalid', { cid: String(wanted), reason: 'missing' })
    return bytes
  })
  return node.provide({
    table,
    has: () => true,
    async read(index) {
      const start = index * LEAF_BYTES
      const slice = file.slice(start, start + table.length(index))
      const bytes = new Uint8Array(await slice.arrayBuffer().catch(() => new ArrayBuffer(0)))
      if (await matchesDigest(bytes, table.digest(index))) return bytes
      throw new ModelmarkError('storage-blocked', { leaf: index, reason: 'changed' })
    },
    // All of it is held from the start.
    onLeaf: () => () => {},
  })
}
