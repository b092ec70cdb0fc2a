import { ModelmarkError } from '../error/index.ts'
import type { Dtype, Tensor } from './safetensors.ts'

export type TensorView =
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>

type Read = (buffer: ArrayBuffer) => TensorView

const READERS: Partial<Record<Dtype, Read>> = {
  F64: buffer => new Float64Array(buffer),
  F32: buffer => new Float32Array(buffer),
  F16: buffer => Float32Array.from(new Uint16Array(buffer), halfToNumber),
  BF16: buffer => new Float32Array(Uint32Array.from(new Uint16Array(buffer), bits => bits << 16).buffer),
  I8: buffer => new Int8Array(buffer),
  U8: buffer => new Uint8Array(buffer),
  BOOL: buffer => new Uint8Array(buffer),
  I16: buffer => new Int16Array(buffer),
  U16: buffer => new Uint16Array(buffer),
  I32: buffer => new Int32Array(buffer),
  U32: buffer => new Uint32Array(buffer),
  I64: buffer => new BigInt64Array(buffer),
  U64: buffer => new BigUint64Array(buffer),
}

/**
 * The numbers of a tensor, row by row, from its own bytes; half precision comes out as single. Always a copy, as a
 * tensor may begin anywhere in a file.
 * @throws ModelmarkError `file-invalid` for a dtype that JavaScript has no numbers for, or another byte count.
 */
export function tensorView({ name, dtype, begin, end }: Tensor, bytes: Uint8Array): TensorView {
  const read = READERS[dtype]
  if (read === undefined || bytes.length !== end - begin) {
    const field = read === undefined ? 'dtype' : 'data_offsets'
    throw new ModelmarkError('file-invalid', { format: 'safetensors', field, tensor: name.slice(0, 120) })
  }
  return read(new Uint8Array(bytes).buffer)
}

/** IEEE 754 half precision: sign, 5 bits of exponent, 10 of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * 2 ** -24 * fraction
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * 2 ** (exponent - 25) * (1024 + fraction)
}
