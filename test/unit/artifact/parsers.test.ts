import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as dagPb from '@ipld/dag-pb'
import fc from 'fast-check'
import { UnixFS } from 'ipfs-unixfs'
import { ByteReader } from '../../../src/artifact/byte-reader.ts'
import { readCar } from '../../../src/artifact/car.ts'
import { decodeFileNode } from '../../../src/artifact/file-node.ts'
import { fillFrom } from '../../../src/artifact/fill-from.ts'
import { packNodes, unpackNodes } from '../../../src/artifact/stored-index.ts'
import { carOf, MIB, makeFile } from './fixture.ts'

const file = await makeFile(3 * MIB + 5)
const root = file.blocks.get(String(file.root)) ?? new Uint8Array(0)
const car = await carOf(file)

/** The bytes as a body that comes in pieces. */
function bodyOf(bytes: Uint8Array, cuts: readonly number[], type?: 'bytes') {
  const ends = new Set([...cuts.map(cut => cut % (bytes.length + 1)), bytes.length])
  const pieces = [...ends].sort((a, b) => a - b).map((end, i, all) => bytes.slice(all[i - 1] ?? 0, end))
  const source = {
    start(controller: ReadableStreamDefaultController) {
      for (const piece of pieces) if (piece.length > 0) controller.enqueue(piece)
      controller.close()
    },
  }
  return new ReadableStream({ ...source, type } as UnderlyingDefaultSource<Uint8Array<ArrayBuffer>>)
}

function readerOf(bytes: Uint8Array, cuts: readonly number[] = []): ByteReader {
  return new ByteReader(fillFrom(bodyOf(bytes, cuts)))
}

async function blocksOf(bytes: Uint8Array, cuts?: readonly number[]) {
  const blocks = []
  for await (const block of readCar(readerOf(bytes, cuts), 2 * MIB)) blocks.push(block)
  return blocks
}

/** A copy with some bytes replaced, and cut. */
const damage = (bytes: Uint8Array) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(Math.min(bytes.length, 300) - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(bytes.length),
      fc.boolean(),
    )
    .map(([changes, cut, whole]) => {
      const copy = bytes.slice(0, whole ? bytes.length : cut)
      for (const [at, value] of changes) if (at < copy.length) copy[at] = value
      return copy
    })

describe('cutting a body into pieces', () => {
  for (const type of ['bytes', undefined] as const) {
    it(`gives the same pieces however the body came, ${type ? 'to our buffers' : 'in chunks of the browser'}`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ maxLength: 20_000 }),
          fc.array(fc.nat(), { maxLength: 6 }),
          fc.array(fc.nat(6_000), { maxLength: 8 }),
          async (bytes, cuts, lengths) => {
            const reader = new ByteReader(fillFrom(bodyOf(bytes, cuts, type)))
            const got: number[] = []
            for (const length of lengths) {
              if (got.length + length + 1 > bytes.length) break
              got.push((await reader.byte()) ?? -1, ...(await reader.read(length)))
            }
            const rest = bytes.length - got.length
            got.push(...(await reader.read(rest)))
            assert.deepEqual(Uint8Array.from(got), bytes)
            assert.equal(await reader.byte(), undefined)
            await assert.rejects(reader.read(1), RangeError)
          },
        ),
      )
    })
  }
})

describe('reading an inner node', () => {
  it('agrees with the reference decoder', () => {
    const ours = decodeFileNode(root)
    const theirs = dagPb.decode(root)
    const data = UnixFS.unmarshal(theirs.Data ?? new Uint8Array(0))
    assert.equal(BigInt(ours.size), data.fileSize())
    assert.deepEqual(
      ours.links.map(link => BigInt(link.size)),
      data.blockSizes,
    )
    assert.deepEqual(
      ours.links.map(link => Buffer.from(link.digest).toString('hex')),
      theirs.Links.map(link => Buffer.from(link.Hash.multihash.digest).toString('hex')),
    )
  })

  it('refuses arbitrary and damaged bytes with a RangeError and nothing else', () => {
    const attempt = (bytes: Uint8Array) => {
      try {
        decodeFileNode(bytes)
      } catch (error) {
        assert.ok(error instanceof RangeError, String(error))
      }
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), attempt), { numRuns: 2000 })
    fc.assert(fc.property(damage(root), attempt), { numRuns: 2000 })
  })
})

describe('reading a CAR', () => {
  it('gives the blocks however the stream is cut', async () => {
    const whole = await blocksOf(car)
    assert.equal(whole.length, 5)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 30 }), async cuts => {
        assert.deepEqual(await blocksOf(car, cuts), whole)
      }),
      { numRuns: 20 },
    )
  })

  it('refuses arbitrary and damaged bytes with a RangeError and nothing else', async () => {
    const attempt = async (bytes: Uint8Array) => {
      try {
        await blocksOf(bytes)
      } catch (error) {
        assert.ok(error instanceof RangeError, String(error))
      }
    }
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), attempt), { numRuns: 1000 })
    await fc.assert(fc.asyncProperty(damage(car), attempt), { numRuns: 1000 })
  })

  it('refuses a block that says it is huge before reading it', async () => {
    const header = car.subarray(0, (car[0] ?? 0) + 1)
    const huge = Buffer.concat([header, Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f), new Uint8Array(100)])
    await assert.rejects(blocksOf(huge), RangeError)
  })

  it('refuses a stream that ends inside a block', async () => {
    await assert.rejects(blocksOf(car.subarray(0, car.length - 1)), RangeError)
  })
})

describe('a kept index', () => {
  it('comes back as it was', () => {
    const nodes = unpackNodes(packNodes(file.table))
    assert.deepEqual(nodes.get(String(file.root)), root)
  })

  it('loses what is damaged and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void unpackNodes(new Uint8Array(bytes))),
    )
    fc.assert(fc.property(damage(packNodes(file.table)), bytes => void unpackNodes(new Uint8Array(bytes))))
  })
})
