/** Writes the next bytes to the front of `view` and gives back that part; `view` itself may be unusable then. Undefined at the end. */
export type Fill = (view: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer> | undefined>

/** Read ahead where single bytes are asked for. */
const AHEAD_BYTES = 4096

/** Cuts a stream of bytes into pieces of known length; most of a piece is written to its place without a copy. */
export class ByteReader {
  readonly #fill: Fill
  #ahead: Uint8Array<ArrayBuffer> = new Uint8Array(0)

  constructor(fill: Fill) {
    this.#fill = fill
  }

  /** @throws RangeError when the stream ends before. */
  async read(length: number): Promise<Uint8Array<ArrayBuffer>> {
    let piece = new Uint8Array(length)
    const begun = this.#ahead.subarray(0, length)
    piece.set(begun)
    this.#ahead = this.#ahead.subarray(begun.length)
    for (let filled = begun.length; filled < length; ) {
      const part = await this.#fill(piece.subarray(filled))
      if (part === undefined) throw new RangeError('the body ends early')
      piece = new Uint8Array(part.buffer)
      filled += part.length
    }
    return piece
  }

  /** The next byte; undefined at the end. */
  async byte(): Promise<number | undefined> {
    if (this.#ahead.length === 0) {
      const part = await this.#fill(new Uint8Array(AHEAD_BYTES))
      if (part === undefined) return undefined
      this.#ahead = part
    }
    const byte = this.#ahead[0]
    this.#ahead = this.#ahead.subarray(1)
    return byte
  }
}
