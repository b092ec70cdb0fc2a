import { LeastRecent } from './least-recent.ts'
import type { OpenFiles } from './open-files.ts'
import type { Slice } from './stored-file.ts'

/** Bytes read at once: all that one reader, however slow, holds in memory. */
export const CHUNK_BYTES = 256 * 1024
/** Bytes kept for the next readers: visitors of a new model want the same leaves at the same time. */
export const CACHE_BYTES = 64 * 1024 * 1024

/** What is read from disk, once for all who want it at about the same time. */
export class ChunkCache {
  readonly #files: OpenFiles
  readonly #chunks: LeastRecent<string, Promise<Buffer>>

  constructor(files: OpenFiles, cacheBytes: number) {
    this.#files = files
    this.#chunks = new LeastRecent(cacheBytes / CHUNK_BYTES, () => 1)
  }

  /** The bytes of a slice, piece by piece, each read when it is asked for. @throws Error when the file is shorter. */
  async *read({ path, offset, length }: Slice): AsyncGenerator<Uint8Array> {
    for (let at = offset; at < offset + length; ) {
      const chunk = await this.#chunk(path, Math.floor(at / CHUNK_BYTES))
      const from = at % CHUNK_BYTES
      const piece = chunk.subarray(from, Math.min(CHUNK_BYTES, from + offset + length - at))
      if (piece.length === 0) throw new Error(`${path} is shorter than it was`)
      yield piece
      at += piece.length
    }
  }

  #chunk(path: string, number: number): Promise<Buffer> {
    const key = `${number} ${path}`
    const known = this.#chunks.get(key)
    if (known !== undefined) return known
    const chunk = this.#files.read(path, number * CHUNK_BYTES, CHUNK_BYTES)
    this.#chunks.add(key, chunk)
    chunk.catch(() => this.#chunks.delete(key))
    return chunk
  }
}
