/** One bit a leaf, lowest first. */
export type Bitmap = Uint8Array<ArrayBuffer>

export function emptyBitmap(leaves: number): Bitmap {
  return new Uint8Array(Math.ceil(leaves / 8))
}

export function isHeld(bitmap: Uint8Array, index: number): boolean {
  return (((bitmap[index >> 3] ?? 0) >> (index & 7)) & 1) === 1
}

export function mark(bitmap: Bitmap, index: number, held: boolean): void {
  const bit = 1 << (index & 7)
  const others = (bitmap[index >> 3] ?? 0) & ~bit
  bitmap[index >> 3] = held ? others | bit : others
}
