import { createCipheriv, createHash } from 'node:crypto'

/** Bytes that look random and are the same each time: a ChaCha20 stream, as in Kubo's tests of CID profiles. */
export function* seededChunks(length: number, seed: string): Generator<Uint8Array> {
  const cipher = createCipheriv('chacha20', createHash('sha256').update(seed).digest(), Buffer.alloc(16))
  const zeros = Buffer.alloc(1024 * 1024)
  for (let left = length; left > 0; left -= zeros.length) {
    yield new Uint8Array(cipher.update(zeros.subarray(0, Math.min(left, zeros.length))))
  }
}

export function seededBytes(length: number, seed: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([...seededChunks(length, seed)]))
}
