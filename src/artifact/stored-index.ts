import { CID } from 'multiformats/cid'
import type { LeafTable, TableNode } from './leaf-table.ts'

const LENGTH_BYTES = 4

/** The inner nodes of a file in one piece, to be kept beside it: each as length, CID, length, block. */
export function packNodes(table: LeafTable): Uint8Array<ArrayBuffer> {
  const parts = table.nodes.flatMap(({ cid, bytes }) => [cid.bytes, bytes])
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + LENGTH_BYTES + part.length, 0))
  let offset = 0
  for (const part of parts) {
    new DataView(packed.buffer).setUint32(offset, part.length)
    packed.set(part, offset + LENGTH_BYTES)
    offset += LENGTH_BYTES + part.length
  }
  return packed
}

/** The nodes that were kept, by CID; what cannot be read is left out. Nothing is trusted: the leaf table checks each. */
export function unpackNodes(packed: Uint8Array<ArrayBuffer>): Map<string, TableNode['bytes']> {
  const nodes = new Map<string, TableNode['bytes']>()
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let offset = 0; offset + LENGTH_BYTES <= packed.length; ) {
    const length = new DataView(packed.buffer, packed.byteOffset).getUint32(offset)
    parts.push(packed.slice(offset + LENGTH_BYTES, offset + LENGTH_BYTES + length))
    offset += LENGTH_BYTES + length
  }
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [cid, bytes] = [parts[i], parts[i + 1]]
    if (cid === undefined || bytes === undefined) break
    try {
      nodes.set(String(CID.decode(cid)), bytes)
    } catch {
      break
    }
  }
  return nodes
}
