import { ModelmarkError } from '../error/index.ts'
import { parseStrictJson } from './strict-json.ts'

/** Bits an element takes. @see https://github.com/huggingface/safetensors/blob/main/safetensors/src/tensor.rs */
const DTYPE_BITS = {
  BOOL: 8,
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  U8: 8,
  I8: 8,
  F8_E5M2: 8,
  F8_E4M3: 8,
  F8_E8M0: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  C64: 64,
  F64: 64,
  I64: 64,
  U64: 64,
} as const

export type Dtype = keyof typeof DTYPE_BITS

export interface Tensor {
  readonly name: string
  readonly dtype: Dtype
  readonly shape: readonly number[]
  /** Where its bytes are in the file: [begin, end). */
  readonly begin: number
  readonly end: number
}

export interface SafetensorsHeader {
  /** In the order of their bytes. */
  readonly tensors: readonly Tensor[]
  readonly metadata: Readonly<Record<string, string>>
}

const LENGTH_BYTES = 8
const MAX_HEADER_BYTES = 25_000_000
const MAX_HEADER_DEPTH = 3
const MAX_TENSORS = 100_000
const MAX_DIMENSIONS = 8
const OPENING_BRACE = 0x7b

/**
 * Reads the header of a safetensors file and proves that its tensors fill the file: no hole, no overlap, no byte
 * left over, no name twice. Reads nothing but the header.
 * @param read Gives `length` bytes of the file from `offset` on.
 * @param size Bytes of the file.
 * @throws ModelmarkError `file-invalid` with the `field` that is wrong, and the `tensor` where one is to blame.
 */
export async function readSafetensorsHeader(
  read: (offset: number, length: number) => Promise<Uint8Array>,
  size: number,
): Promise<SafetensorsHeader> {
  if (!Number.isSafeInteger(size) || size < LENGTH_BYTES + 2) throw invalid('size')
  const prefix = await readExactly(read, 0, LENGTH_BYTES)
  const length = new DataView(prefix.buffer, prefix.byteOffset).getBigUint64(0, true)
  if (length < 2n || length > MAX_HEADER_BYTES || length > size - LENGTH_BYTES) throw invalid('headerLength')
  const dataStart = LENGTH_BYTES + Number(length)
  const header = await readExactly(read, LENGTH_BYTES, Number(length))
  if (header[0] !== OPENING_BRACE) throw invalid('header')
  return parseHeader(header, dataStart, size)
}

async function readExactly(
  read: (offset: number, length: number) => Promise<Uint8Array>,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = await read(offset, length)
  if (bytes.length !== length) throw invalid('header')
  return bytes
}

function parseHeader(header: Uint8Array, dataStart: number, size: number): SafetensorsHeader {
  let value: unknown
  try {
    value = parseStrictJson(header, MAX_HEADER_DEPTH)
  } catch (cause) {
    throw invalid('header', undefined, { cause })
  }
  const { __metadata__, ...entries } = value as Record<string, unknown>
  const names = Object.keys(entries)
  if (names.length > MAX_TENSORS) throw invalid('tensors')
  const tensors = names
    .map(name => readTensor(name, entries[name], dataStart))
    .sort((a, b) => a.begin - b.begin || a.end - b.end)
  let position = dataStart
  for (const { name, begin, end } of tensors) {
    if (begin !== position) throw invalid(begin < position ? 'overlap' : 'hole', name)
    position = end
  }
  if (position !== size) throw invalid('size')
  return { tensors, metadata: readMetadata(__metadata__) }
}

function readTensor(name: string, value: unknown, dataStart: number): Tensor {
  if (typeof value !== 'object' || value === null) throw invalid('tensor', name)
  const { dtype, shape, data_offsets: offsets } = value as Record<string, unknown>
  if (!isDtype(dtype)) throw invalid('dtype', name)
  if (!Array.isArray(shape) || shape.length > MAX_DIMENSIONS || !shape.every(isCount))
    throw invalid('shape', name)
  if (!Array.isArray(offsets) || offsets.length !== 2) throw invalid('data_offsets', name)
  const [from, to] = offsets as unknown[]
  if (!isCount(from) || !isCount(to) || from > to || to > Number.MAX_SAFE_INTEGER - dataStart) {
    throw invalid('data_offsets', name)
  }
  if (byteLength(shape, dtype, name) !== to - from) throw invalid('data_offsets', name)
  return { name, dtype, shape, begin: dataStart + from, end: dataStart + to }
}

function byteLength(shape: readonly number[], dtype: Dtype, name: string): number {
  const bits = shape.reduce((product, dimension) => product * BigInt(dimension), BigInt(DTYPE_BITS[dtype]))
  if (bits % 8n !== 0n || bits / 8n > Number.MAX_SAFE_INTEGER) throw invalid('shape', name)
  return Number(bits / 8n)
}

function readMetadata(value: unknown): Record<string, string> {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('__metadata__')
  const entries = Object.entries(value)
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
    throw invalid('__metadata__')
  }
  return Object.fromEntries(entries)
}

function isDtype(value: unknown): value is Dtype {
  return typeof value === 'string' && Object.hasOwn(DTYPE_BITS, value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function invalid(field: string, tensor?: string, options?: ErrorOptions): ModelmarkError {
  const facts = tensor === undefined ? {} : { tensor: tensor.slice(0, 120) }
  return new ModelmarkError('file-invalid', { format: 'safetensors', field, ...facts }, options)
}
