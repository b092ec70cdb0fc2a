import type { ServerResponse } from 'node:http'

/** Bytes read at once: all that one reader, however slow, holds in memory. */
const CHUNK_BYTES = 256 * 1024
/** Chunks kept for the next readers: fresh memory costs more than the reading does. */
const SPARE_CHUNKS = 64

const spare: Buffer[] = []

/** The body of a response in one chunk of memory, which is filled anew when the system took what it holds. */
export class PacedResponse {
  readonly #response: ServerResponse
  #chunk = spare.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES)
  #used = 0
  #sent = 0

  constructor(response: ServerResponse) {
    this.#response = response
  }

  /** Bytes the system took. */
  get sent(): number {
    return this.#sent
  }

  /** The reader went away. */
  get left(): boolean {
    return this.#response.destroyed
  }

  /** Adds `length` bytes; `fill` is given the next part of the chunk and how many were added before. */
  async add(length: number, fill: (target: Uint8Array, at: number) => void | Promise<void>): Promise<void> {
    for (let at = 0; at < length && !this.left; ) {
      if (this.#used === CHUNK_BYTES) await this.flush()
      const count = Math.min(CHUNK_BYTES - this.#used, length - at)
      await fill(this.#chunk.subarray(this.#used, this.#used + count), at)
      this.#used += count
      at += count
    }
  }

  /** Waits until the system took everything, or the reader went away. */
  async flush(): Promise<void> {
    const bytes = this.#chunk.subarray(0, this.#used)
    this.#used = 0
    if (bytes.length === 0 || this.left) return
    if (await write(this.#response, bytes)) this.#sent += bytes.length
    // What the reader did not take may still be on its way: that memory is not used again.
    else this.#chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES)
  }

  /** Gives the memory back. */
  end(): void {
    if (spare.length < SPARE_CHUNKS) spare.push(this.#chunk)
  }
}

/** False when the reader left before the system took it. */
async function write(response: ServerResponse, bytes: Uint8Array): Promise<boolean> {
  return new Promise(resolve => {
    const left = () => resolve(false)
    response.once('close', left)
    response.write(bytes, error => {
      response.off('close', left)
      resolve(error === undefined || error === null)
    })
  })
}
