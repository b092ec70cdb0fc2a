import { createCipheriv, createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { safetensorsHeader } from './write-safetensors.ts'

/** Bytes of the file, header and all: 96 leaves of 1 MiB. */
export const LARGE_FILE_BYTES = 96 * 1024 * 1024

const HEADER_BYTES = 4096
const WIDTH = 1024
const ROWS = 2048
const CHUNK_BYTES = 1024 * 1024

/** Sign and fraction are kept, the exponent becomes that of 2^-7: small weights of both signs. */
const KEEP_BITS = 0x807fffff
const EXPONENT_BITS = 0x3c000000

/** Writes a safetensors file of exactly 96 MiB whose weights look random and are the same each time. */
export async function writeLargeFile(path: string): Promise<void> {
  const rows = (LARGE_FILE_BYTES - HEADER_BYTES) / 4 / WIDTH
  const layers = Math.floor(rows / ROWS)
  const tensors = [
    ...Array.from({ length: layers }, (_, i) => ({ name: `layers.${i}.weight`, shape: [ROWS, WIDTH] })),
    { name: 'output.weight', shape: [rows - layers * ROWS, WIDTH] },
  ]
  const cipher = createCipheriv(
    'chacha20',
    createHash('sha256').update('modelmark large file').digest(),
    Buffer.alloc(16),
  )
  const zeros = Buffer.alloc(CHUNK_BYTES)
  await using file = await open(path, 'w')
  await file.writeFile(safetensorsHeader(tensors, { made_by: 'demo/models/make.ts' }, HEADER_BYTES))
  for (let left = LARGE_FILE_BYTES - HEADER_BYTES; left > 0; left -= CHUNK_BYTES) {
    const noise = cipher.update(zeros.subarray(0, Math.min(left, CHUNK_BYTES)))
    const numbers = new Uint32Array(noise.buffer, noise.byteOffset, noise.length / 4)
    for (let i = 0; i < numbers.length; i++) numbers[i] = ((numbers[i] ?? 0) & KEEP_BITS) | EXPONENT_BITS
    await file.writeFile(noise)
  }
}
