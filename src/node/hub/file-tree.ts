import { carBlockPrefix, carHeader } from './car.ts'
import { nodeOf, readNodes, type StoredFile } from './stored-file.ts'
import { type Span, walkFile } from './unixfs-file.ts'

/** A block as it stands in a CAR. */
export interface TreeBlock {
  /** What comes before the bytes of a leaf; of an inner node all of it. */
  readonly before: Uint8Array
  readonly span: Span
  readonly leaf: boolean
}

/** The blocks of a file, a node before its children, leaves in the order of the file. */
export interface FileTree {
  readonly header: Uint8Array
  readonly blocks: readonly TreeBlock[]
}

/** @throws ModelmarkError `digest-mismatch`, `file-invalid` for what a disk or a hand damaged. */
export async function readTree(file: StoredFile): Promise<FileTree> {
  const nodes = await readNodes(file.nodesPath)
  const blocks: TreeBlock[] = []
  for await (const block of walkFile(file.root, async cid => nodeOf(nodes, cid).bytes)) {
    const { cid, span } = block
    const before =
      block.kind === 'leaf'
        ? carBlockPrefix(cid, span.length)
        : Buffer.concat([carBlockPrefix(cid, block.bytes.length), block.bytes])
    blocks.push({ before, span, leaf: block.kind === 'leaf' })
  }
  return { header: carHeader(file.root), blocks }
}

/** The leaves that hold some of the bytes [start, end), and the nodes that prove them. */
export function partOfTree({ header, blocks }: FileTree, start: number, end: number): FileTree {
  return {
    header,
    blocks: blocks.filter(({ span }) => span.offset < end && span.offset + span.length > start),
  }
}

/** Bytes of a tree as a CAR. */
export function carLength({ header, blocks }: FileTree): number {
  return blocks.reduce(
    (sum, { before, span, leaf }) => sum + before.length + (leaf ? span.length : 0),
    header.length,
  )
}
