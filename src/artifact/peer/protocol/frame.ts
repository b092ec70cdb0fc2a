import { ModelmarkError } from '../../../error/index.ts'

/**
 * What travels on our streams: one byte of kind, a number of four bytes, four bytes of length (both big-endian) and as many bytes.
 */
export interface Frame {
  readonly kind: number
  readonly id: number
  readonly body: Uint8Array<ArrayBuffer>
}

export const FRAME_HEADER_BYTES = 9

/** The header of a frame, without its body. */
export function frameHeader(kind: number, id: number, length: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(FRAME_HEADER_BYTES)
  const view = new DataView(header.buffer)
  view.setUint8(0, kind)
  view.setUint32(1, id)
  view.setUint32(5, length)
  return header
}

export function encodeFrame(
  kind: number,
  id: number,
  body: Uint8Array = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(FRAME_HEADER_BYTES + body.length)
  frame.set(frameHeader(kind, id, body.length))
  frame.set(body, FRAME_HEADER_BYTES)
  return frame
}

/** Where a body is put as it comes; undefined: into memory of its own. */
export type BodyPlace = (kind: number, id: number, length: number) => Uint8Array<ArrayBuffer> | undefined

/**
 * Cuts a stream of bytes into frames. Never holds more than one body of `maxBody` bytes; a peer that announces
 * more is refused before a byte of it is kept.
 */
export class FrameReader {
  readonly #maxBody: number
  readonly #header = new Uint8Array(FRAME_HEADER_BYTES)
  #headerFilled = 0
  #body: Uint8Array<ArrayBuffer> | undefined
  #bodyFilled = 0

  readonly #place: BodyPlace | undefined

  constructor(maxBody: number, place?: BodyPlace) {
    this.#maxBody = maxBody
    this.#place = place
  }

  /** The frames that end in `bytes`. @throws ModelmarkError `bad-config` for a body over the limit. */
  *push(bytes: Uint8Array): Generator<Frame> {
    let at = 0
    while (at < bytes.length) {
      if (this.#body === undefined) {
        const part = bytes.subarray(at, at + FRAME_HEADER_BYTES - this.#headerFilled)
        this.#header.set(part, this.#headerFilled)
        this.#headerFilled += part.length
        at += part.length
        if (this.#headerFilled < FRAME_HEADER_BYTES) return
        this.#body = this.#placeBody()
        this.#bodyFilled = 0
      }
      const part = bytes.subarray(at, at + this.#body.length - this.#bodyFilled)
      this.#body.set(part, this.#bodyFilled)
      this.#bodyFilled += part.length
      at += part.length
      if (this.#bodyFilled === this.#body.length) yield this.#take(this.#body)
    }
  }

  #placeBody(): Uint8Array<ArrayBuffer> {
    const view = new DataView(this.#header.buffer)
    const length = view.getUint32(5)
    if (length > this.#maxBody) throw new ModelmarkError('bad-config', { field: 'frame', bytes: length })
    return this.#place?.(view.getUint8(0), view.getUint32(1), length) ?? new Uint8Array(length)
  }

  #take(body: Uint8Array<ArrayBuffer>): Frame {
    const view = new DataView(this.#header.buffer)
    const frame = { kind: view.getUint8(0), id: view.getUint32(1), body }
    this.#body = undefined
    this.#headerFilled = 0
    return frame
  }
}

/** The pieces of what a stream hands over, without joining them. */
export function piecesOf(chunk: Uint8Array | Iterable<Uint8Array>): Iterable<Uint8Array> {
  return chunk instanceof Uint8Array ? [chunk] : chunk
}
