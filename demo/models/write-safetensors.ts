/** A tensor of single-precision numbers to write. */
export interface TensorToWrite {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

const ALIGNMENT = 8

/** The header of a safetensors file: its length, then JSON, padded with spaces. */
export function safetensorsHeader(
  tensors: readonly Pick<TensorToWrite, 'name' | 'shape'>[],
  metadata: Readonly<Record<string, string>>,
  paddedTo = 0,
): Buffer {
  let offset = 0
  const entries = tensors.map(({ name, shape }) => {
    const begin = offset
    offset += 4 * shape.reduce((product, dimension) => product * dimension, 1)
    return [name, { dtype: 'F32', shape, data_offsets: [begin, offset] }]
  })
  const json = JSON.stringify(Object.fromEntries([['__metadata__', metadata], ...entries]))
  const bytes = Buffer.byteLength(json)
  const length = Math.max(paddedTo - 8, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT)
  const header = Buffer.alloc(8 + length, ' ')
  header.writeBigUInt64LE(BigInt(length))
  header.write(json, 8)
  return header
}

/** The bytes of a safetensors file. */
export function encodeSafetensors(
  tensors: readonly TensorToWrite[],
  metadata: Readonly<Record<string, string>>,
): Buffer {
  const data = tensors.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength))
  return Buffer.concat([safetensorsHeader(tensors, metadata), ...data])
}
