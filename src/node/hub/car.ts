import type { CID } from 'multiformats/cid'

/** Version 1, one root with a 36-byte CID: dag-cbor of `{ roots: [root], version: 1 }` and its length before it. */
const HEADER_START = Buffer.from('3aa265726f6f747381d82a582500', 'hex')
const HEADER_END = Buffer.from('6776657273696f6e01', 'hex')

/** The header of a CAR file with one root. @see https://ipld.io/specs/transport/car/carv1/ */
export function carHeader(root: CID): Buffer {
  return Buffer.concat([HEADER_START, root.bytes, HEADER_END])
}

/** What stands before the bytes of a block: the length of CID and bytes as a varint, and the CID. */
export function carBlockPrefix(cid: CID, length: number): Buffer {
  return Buffer.concat([varint(cid.bytes.length + length), cid.bytes])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80)
  bytes.push(value)
  return Buffer.from(bytes)
}
