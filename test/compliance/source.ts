import { expect } from 'chai'
import { LEAF_BYTES, type LeafTable, type Source } from '../../src/artifact/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { ComplianceTest } from './compliance-test.ts'

/** A source of `bytes`, which have at least three leaves, the last one shorter; made anew for each test. */
export interface SourceUnderTest {
  readonly source: Source
  readonly table: LeafTable
  readonly bytes: Uint8Array
  close(): Promise<void>
}

/** What every source of leaves must do. */
export function sourceCompliance(make: () => Promise<SourceUnderTest>): ComplianceTest[] {
  const test = (name: string, body: (subject: SourceUnderTest) => Promise<void>): ComplianceTest => ({
    name,
    run: async () => {
      const subject = await make()
      try {
        await body(subject)
      } finally {
        await subject.source.close?.()
        await subject.close()
      }
    },
  })
  const never = new AbortController().signal
  return [
    test('has a stable id that is not empty', async ({ source }) => {
      expect(source.id).to.be.a('string').with.length.greaterThan(0)
      expect(source.id).to.equal(source.id)
    }),
    test('gives exactly the bytes of a leaf', async ({ source, table, bytes }) => {
      const leaf = await source.fetch(1, table.length(1), never)
      expect(same(leaf, bytes.subarray(LEAF_BYTES, 2 * LEAF_BYTES))).to.equal(true)
    }),
    test('gives the last leaf without anything after it', async ({ source, table, bytes }) => {
      const last = table.leaves - 1
      const leaf = await source.fetch(last, table.length(last), never)
      expect(same(leaf, bytes.subarray(last * LEAF_BYTES))).to.equal(true)
    }),
    test('gives several leaves at once', async ({ source, table, bytes }) => {
      const leaves = await Promise.all(
        Array.from({ length: table.leaves }, (_, i) => source.fetch(i, table.length(i), never)),
      )
      leaves.forEach((leaf, i) => {
        expect(same(leaf, bytes.subarray(i * LEAF_BYTES, (i + 1) * LEAF_BYTES))).to.equal(true)
      })
    }),
    test('gives a run of leaves in order', async ({ source, table, bytes }) => {
      if (source.fetchRun === undefined) return
      let index = 0
      for await (const leaf of source.fetchRun(0, table.leaves, never)) {
        expect(same(leaf, bytes.subarray(index * LEAF_BYTES, (index + 1) * LEAF_BYTES))).to.equal(true)
        index++
      }
      expect(index).to.equal(table.leaves)
    }),
    test('gives a run from the middle, and no more than was asked for', async ({ source, bytes }) => {
      if (source.fetchRun === undefined) return
      const leaves: Uint8Array[] = []
      for await (const leaf of source.fetchRun(1, 1, never)) leaves.push(leaf)
      expect(leaves).to.have.length(1)
      expect(same(leaves[0], bytes.subarray(LEAF_BYTES, 2 * LEAF_BYTES))).to.equal(true)
    }),
    test('can be asked again after a reader stopped early', async ({ source, table, bytes }) => {
      if (source.fetchRun === undefined) return
      for await (const _leaf of source.fetchRun(0, table.leaves, never)) break
      const leaf = await source.fetch(0, table.length(0), never)
      expect(same(leaf, bytes.subarray(0, LEAF_BYTES))).to.equal(true)
    }),
    test('says aborted when nobody wants the leaf any more', async ({ source, table }) => {
      const error = await source.fetch(0, table.length(0), AbortSignal.abort()).catch(thrown => thrown)
      expect(error).to.be.instanceOf(ModelmarkError)
      expect(error.code).to.equal('aborted')
    }),
  ]
}

function same(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i])
}
