/** Cuts a stream of chunks into pieces of known length; holds one chunk and the piece being made. */
export class ChunkReader {
  #chunk: Uint8Array = new Uint8Array(0)
  readonly #next: () => Promise<Uint8Array | undefined>

  /** @param next The chunk after the last one, undefined at the end. */
  constructor(next: () => Promise<Uint8Array | undefined>) {
    this.#next = next
  }

  /** @throws RangeError when the stream ends before. */
  async read(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const piece = new Uint8Array(length)
    let filled = 0
    while (filled < length) {
      if (!(await this.#fill())) throw new RangeError('the body ends early')
      const part = this.#chunk.subarray(0, length - filled)
      piece.set(part, filled)
      filled += part.length
      this.#chunk = this.#chunk.subarray(part.length)
    }
    return piece
  }

  /** The next byte; undefined at the end. */
  async byte(): Promise<number | undefined> {
    if (!(await this.#fill())) return undefined
    const byte = this.#chunk[0]
    this.#chunk = this.#chunk.subarray(1)
    return byte
  }

  async #fill(): Promise<boolean> {
    while (this.#chunk.length === 0) {
      const chunk = await this.#next()
      if (chunk === undefined) return false
      this.#chunk = chunk
    }
    return true
  }
}
