import { expect } from 'chai'
import { LEAF_BYTES, type Sink } from '../../src/artifact/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { ComplianceTest } from './compliance-test.ts'

/** Bytes of the file the sink under test is made for: three leaves, the last one shorter. */
export const SINK_FILE_BYTES = 2 * LEAF_BYTES + 1000

/** What every sink must do. @param make An empty sink for a file of `SINK_FILE_BYTES`. */
export function sinkCompliance(make: () => Promise<Sink>): ComplianceTest[] {
  const test = (name: string, body: (sink: Sink) => Promise<void>): ComplianceTest => ({
    name,
    run: async () => {
      const sink = await make()
      try {
        await body(sink)
      } finally {
        await sink.clear()
        await sink.close()
      }
    },
  })
  const writeAll = (sink: Sink) => Promise.all([2, 0, 1].map(index => put(sink, index)))
  return [
    test('starts with nothing', async sink => {
      expect(sink.leaves).to.equal(3)
      expect(sink.count).to.equal(0)
      expect([0, 1, 2].some(index => sink.has(index))).to.equal(false)
    }),
    test('gives back what was written', async sink => {
      await put(sink, 1)
      expect(sink.has(1)).to.equal(true)
      expect(sink.has(0)).to.equal(false)
      expect(sink.count).to.equal(1)
      expect(same(await sink.read(1), leaf(1))).to.equal(true)
    }),
    test('takes leaves in any order, several at once', async sink => {
      await writeAll(sink)
      expect(sink.count).to.equal(3)
      for (const index of [0, 1, 2]) expect(same(await sink.read(index), leaf(index))).to.equal(true)
    }),
    test('can be read again and again', async sink => {
      await put(sink, 0)
      await sink.read(0)
      expect(same(await sink.read(0), leaf(0))).to.equal(true)
    }),
    test('refuses bytes that are not those of the leaf', async sink => {
      const wrong = leaf(1)
      wrong[1000] = (wrong[1000] ?? 0) ^ 1
      expect(await sink.write(1, wrong, await digestOf(1))).to.equal(false)
      expect([sink.has(1), sink.count]).to.deep.equal([false, 0])
      expect(await sink.write(1, leaf(1), await digestOf(1))).to.equal(true)
    }),
    test('tells a leaf that is not what it should be when it is read', async sink => {
      await put(sink, 1)
      expect(await sink.read(1, await digestOf(2))).to.equal(undefined)
      expect(same(await sink.read(1, await digestOf(1)), leaf(1))).to.equal(true)
    }),
    test('counts a leaf once', async sink => {
      await put(sink, 0)
      await put(sink, 0)
      expect(sink.count).to.equal(1)
    }),
    test('says so when a leaf is not held', async sink => {
      const error = await sink.read(0).catch(thrown => thrown)
      expect(error).to.be.instanceOf(ModelmarkError)
      expect(error.code).to.equal('storage-blocked')
    }),
    test('gives the complete file', async sink => {
      await writeAll(sink)
      const bytes = new Uint8Array(await (await sink.file()).arrayBuffer())
      const expected = new Uint8Array(SINK_FILE_BYTES)
      for (const index of [0, 1, 2]) expected.set(leaf(index), index * LEAF_BYTES)
      expect(same(bytes, expected)).to.equal(true)
      expect(same(await sink.read(2), leaf(2))).to.equal(true)
    }),
    test('forgets one leaf', async sink => {
      await writeAll(sink)
      await sink.drop(1)
      expect([0, 1, 2].map(index => sink.has(index))).to.deep.equal([true, false, true])
      expect(sink.count).to.equal(2)
    }),
    test('forgets everything, and can be filled again', async sink => {
      await writeAll(sink)
      await sink.clear()
      expect(sink.count).to.equal(0)
      expect(sink.has(0)).to.equal(false)
      await put(sink, 0)
      expect(same(await sink.read(0), leaf(0))).to.equal(true)
    }),
  ]
}

/** A leaf that differs from the others and from zeros. */
export function leaf(index: number): Uint8Array<ArrayBuffer> {
  const length = Math.min(LEAF_BYTES, SINK_FILE_BYTES - index * LEAF_BYTES)
  return Uint8Array.from({ length }, (_, i) => (i * 7 + index * 31 + 1) & 255)
}

async function digestOf(index: number): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', leaf(index)))
}

/** Writes the leaf `index` as a scheduler does. */
export async function put(sink: Sink, index: number): Promise<boolean> {
  return sink.write(index, leaf(index), await digestOf(index))
}

function same(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i])
}
