/**
 * How peers give each other leaves. The asking side opens one stream a file and says which (`hello`); the other
 * answers with a bitmap of what it holds (`have`), tells what it gains, and sends each wanted leaf in chunks. The
 * ids of wants are the asker's and are not used twice on a stream. A leaf ends when all its bytes came: the asker knows its length.
 */
export const LEAF_PROTOCOL = '/modelmark/leaf/1'

export const LEAF_FRAME = {
  /** Asker, first and once. Body: the root's CID. */
  hello: 1,
  /** Giver, first and whenever it changes at large. Id: number of leaves. Body: bitmap, leaf 0 is the highest bit of byte 0. */
  have: 2,
  /** Giver. Id: a leaf it holds from now on. */
  gained: 3,
  /** Asker. Id: of the want. Body: index of the leaf, four bytes. */
  want: 4,
  /** Asker. Id: a want that no longer matters. */
  cancel: 5,
  /** Giver. Id: of the want. Body: the next bytes of the leaf. */
  chunk: 6,
  /** Giver. Id: a want that will get no more bytes. */
  none: 7,
  /** Asker. Id: of the want. Body: CID of an inner node. */
  wantNode: 8,
  /** Giver. Id: of the want. Body: the node. */
  node: 9,
} as const

/** Wants of one stream that may be open at once; more is a breach. */
export const MAX_OPEN_WANTS = 4
/** Bytes of a request's body. */
export const MAX_REQUEST_BODY = 128
/** Bytes of a reply's body: the bitmap of a file of 2 TiB, an inner node. */
export const MAX_REPLY_BODY = 256 * 1024
/** Bytes of one WebRTC message, at most: what today's browsers take from each other. */
export const MESSAGE_BYTES = 256 * 1024
/** Bytes of a chunk: a leaf of 1 MiB in equal parts. Four with their headers would not fit the messages; a fifth of few bytes would wait like a full one. */
export const CHUNK_BYTES = Math.ceil((1024 * 1024) / 5)
/**
 * Bytes that may wait in the browser's queue when one more message is put into it. A message at a time leaves it faster than
 * libp2p's 2 MiB, because the browser's processes then work side by side. What is under way is not in the queue, so a far
 * peer waits for nothing.
 */
export const MAX_QUEUED_BYTES = 4096

/** Whether bit `index` is set. */
export function inBitmap(bitmap: Uint8Array, index: number): boolean {
  return ((bitmap[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
}

export function setInBitmap(bitmap: Uint8Array, index: number): void {
  bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (0x80 >> (index & 7))
}

export function encodeIndex(index: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, index)
  return bytes
}

/** The index in `bytes`, or undefined when it is not four bytes. */
export function decodeIndex(bytes: Uint8Array): number | undefined {
  if (bytes.length !== 4) return undefined
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
}
