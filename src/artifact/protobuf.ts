/** One field of a protobuf message: a number (wire type 0) or bytes (wire type 2). */
export type Field = readonly [field: number, value: number | Uint8Array]

/**
 * The fields of a message, in order. Only what dag-pb and UnixFS use: varints up to 2^53 and length-delimited bytes.
 * @throws RangeError for anything else, or a message that ends early.
 */
export function* readFields(bytes: Uint8Array): Generator<Field> {
  let offset = 0
  while (offset < bytes.length) {
    const [key, afterKey] = readVarint(bytes, offset)
    const [value, afterValue] = readVarint(bytes, afterKey)
    const field = Math.floor(key / 8)
    if (key % 8 === 0) {
      yield [field, value]
      offset = afterValue
    } else if (key % 8 === 2) {
      offset = afterValue + value
      if (offset > bytes.length) throw new RangeError('field ends after its message')
      yield [field, bytes.subarray(afterValue, offset)]
    } else throw new RangeError(`wire type ${key % 8}`)
  }
}

/**
 * An unsigned LEB128 number and the offset after it.
 * @throws RangeError above 2^53 or past the end.
 */
export function readVarint(bytes: Uint8Array, offset: number): [value: number, after: number] {
  let value = 0
  let scale = 1
  for (let i = offset; i < offset + 8; i++) {
    const byte = bytes[i]
    if (byte === undefined) throw new RangeError('number ends early')
    value += (byte & 0x7f) * scale
    if (value > Number.MAX_SAFE_INTEGER) break
    if (byte < 0x80) return [value, i + 1]
    scale *= 128
  }
  throw new RangeError('number above 2^53')
}
