import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ModelmarkError } from '../../../src/error/index.ts'
import { readSafetensorsHeader, tensorView } from '../../../src/manifest/index.ts'

const encoder = new TextEncoder()

function fileOf(header: unknown, data: Uint8Array = new Uint8Array()): Uint8Array {
  const json = encoder.encode(typeof header === 'string' ? header : JSON.stringify(header))
  const file = new Uint8Array(8 + json.length + data.length)
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true)
  file.set(json, 8)
  file.set(data, 8 + json.length)
  return file
}

const read = (file: Uint8Array) =>
  readSafetensorsHeader(async (offset, length) => file.subarray(offset, offset + length), file.length)

const refuses = async (file: Uint8Array, field: string) =>
  assert.rejects(read(file), error => {
    assert.ok(error instanceof ModelmarkError)
    assert.equal(error.code, 'file-invalid')
    assert.equal(error.facts['field'], field)
    return true
  })

const f32 = (shape: number[], from: number, to: number) => ({ dtype: 'F32', shape, data_offsets: [from, to] })

describe('readSafetensorsHeader', () => {
  it('gives tensors in the order of their bytes, with places in the file, and the metadata', async () => {
    const header = { b: f32([2, 2], 4, 20), a: f32([], 0, 4), __metadata__: { format: 'pt' } }
    const file = fileOf(header, new Uint8Array(20))
    const start = file.length - 20
    assert.deepEqual(await read(file), {
      tensors: [
        { name: 'a', dtype: 'F32', shape: [], begin: start, end: start + 4 },
        { name: 'b', dtype: 'F32', shape: [2, 2], begin: start + 4, end: start + 20 },
      ],
      metadata: { format: 'pt' },
    })
  })

  it('takes padding behind the header and tensors without elements', async () => {
    const { tensors } = await read(
      fileOf(`${JSON.stringify({ a: f32([0, 7], 0, 0), b: f32([1], 0, 4) })}   `, new Uint8Array(4)),
    )
    assert.deepEqual(
      tensors.map(({ name }) => name),
      ['a', 'b'],
    )
  })

  it('asks for nothing but the header', async () => {
    const asked: number[] = []
    const file = fileOf({ a: f32([1], 0, 4) }, new Uint8Array(4))
    await readSafetensorsHeader(async (offset, length) => {
      asked.push(offset + length)
      return file.subarray(offset, offset + length)
    }, file.length)
    assert.deepEqual(asked, [8, file.length - 4])
  })

  it('refuses a name twice, also when it is spelled with escapes', async () => {
    const one = JSON.stringify(f32([1], 0, 4))
    await refuses(fileOf(`{"a":${one},"a":${one}}`, new Uint8Array(4)), 'header')
    await refuses(fileOf(`{"a":${one},"\\u0061":${one}}`, new Uint8Array(4)), 'header')
    await refuses(
      fileOf('{"a":{"dtype":"F32","dtype":"I32","shape":[1],"data_offsets":[0,4]}}', new Uint8Array(4)),
      'header',
    )
  })

  it('refuses overlaps, holes and bytes left over', async () => {
    const four = new Uint8Array(8)
    await refuses(fileOf({ a: f32([1], 0, 4), b: f32([1], 0, 4) }, four), 'overlap')
    await refuses(fileOf({ a: f32([1], 0, 4), b: f32([1], 2, 6) }, four), 'overlap')
    await refuses(fileOf({ a: f32([1], 4, 8) }, four), 'hole')
    await refuses(fileOf({ a: f32([1], 0, 4) }, four), 'size')
    await refuses(fileOf({ a: f32([3], 0, 12) }, four), 'size')
  })

  it('refuses tensors whose shape and bytes differ', async () => {
    await refuses(fileOf({ a: f32([2], 0, 4) }, new Uint8Array(4)), 'data_offsets')
    await refuses(
      fileOf({ a: { dtype: 'F4', shape: [3], data_offsets: [0, 1] } }, new Uint8Array(1)),
      'shape',
    )
  })

  it('refuses numbers that are no counts, however they are spelled', async () => {
    for (const shape of [
      '[-1]',
      '[1.5]',
      '["1"]',
      '[9007199254740993]',
      '[1e300]',
      '{}',
      'null',
      '[1,1,1,1,1,1,1,1,1]',
    ]) {
      await refuses(
        fileOf(`{"a":{"dtype":"U8","shape":${shape},"data_offsets":[0,1]}}`, new Uint8Array(1)),
        'shape',
      )
    }
    for (const offsets of ['[1,0]', '[-1,0]', '[0]', '[0,1,2]', '"01"', '[0,9007199254740991]', 'null']) {
      await refuses(
        fileOf(`{"a":{"dtype":"U8","shape":[1],"data_offsets":${offsets}}}`, new Uint8Array(1)),
        'data_offsets',
      )
    }
  })

  it('refuses a product of dimensions that overflows', async () => {
    await refuses(fileOf({ a: f32([2 ** 40, 2 ** 40], 0, 0) }), 'shape')
  })

  it('refuses a dtype that only objects know', async () => {
    await refuses(fileOf({ a: { dtype: 'constructor', shape: [], data_offsets: [0, 0] } }), 'dtype')
  })

  it('refuses metadata that is not text', async () => {
    await refuses(fileOf({ __metadata__: { a: 1 } }), '__metadata__')
  })

  it('refuses headers longer than the file or the cap before it reads them', async () => {
    for (const length of [0n, 1n, 100n, 25_000_001n, 2n ** 63n]) {
      const file = new Uint8Array(64)
      new DataView(file.buffer).setBigUint64(0, length, true)
      await refuses(file, 'headerLength')
    }
    await refuses(new Uint8Array(9), 'size')
  })

  it('refuses headers that are not an object or not JSON', async () => {
    for (const header of ['[]', '  {}', '{"a"', '{"a":{"b":{"c":{}}}}', '"aa"'])
      await refuses(fileOf(header), 'header')
    await refuses(fileOf({ a: 1 }), 'tensor')
  })

  it('throws nothing but file-invalid, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.uint8Array({ maxLength: 16 }), async (json, data) => {
        await read(fileOf(json, data)).catch(error => {
          assert.ok(error instanceof ModelmarkError && error.code === 'file-invalid')
        })
      }),
    )
  })
})

describe('tensorView', () => {
  const view = (dtype: 'F32' | 'F16' | 'BF16' | 'I8' | 'I64' | 'F8_E4M3', bytes: Uint8Array) =>
    tensorView({ name: 'a', dtype, shape: [], begin: 0, end: bytes.length }, bytes)

  it('reads numbers that begin at any byte', () => {
    const bytes = new Uint8Array(9)
    new DataView(bytes.buffer).setFloat32(1, 1.5, true)
    new DataView(bytes.buffer).setFloat32(5, -2, true)
    assert.deepEqual([...view('F32', bytes.subarray(1))], [1.5, -2])
  })

  it('reads half precision to the last bit', () => {
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0x0000, 0x7c00, 0xfc00, 0x3555)
    assert.deepEqual(
      [...view('F16', new Uint8Array(halves.buffer))],
      [1, -2, 65504, 2 ** -24, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.333251953125],
    )
    assert.deepEqual([...view('F16', Uint8Array.of(0x01, 0x7c))], [Number.NaN])
    assert.deepEqual([...view('BF16', Uint8Array.of(0x80, 0x3f, 0x00, 0xc0))], [1, -2])
  })

  it('reads whole numbers', () => {
    assert.deepEqual([...view('I8', Uint8Array.of(255, 1))], [-1, 1])
    assert.deepEqual([...view('I64', new Uint8Array(8).fill(255))], [-1n])
  })

  it('refuses another byte count and dtypes without numbers', () => {
    assert.throws(
      () => tensorView({ name: 'a', dtype: 'F32', shape: [2], begin: 0, end: 8 }, new Uint8Array(4)),
      {
        code: 'file-invalid',
      },
    )
    assert.throws(() => view('F8_E4M3', new Uint8Array(1)), { code: 'file-invalid' })
  })
})
