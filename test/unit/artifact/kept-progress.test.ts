import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keptProgress, LEAF_BYTES } from '../../../src/artifact/index.ts'

const artifact = {
  path: 'model.safetensors',
  cid: 'bafybeihmf37wcuvtx4hpu7he5zl5qaf2ineo2lqlfrapokkm5zzw7zyhvm',
  size: 9 * LEAF_BYTES + 5,
  sha256: `0x${'00'.repeat(32)}`,
  mediaType: 'application/octet-stream',
  role: 'weights',
  sources: [],
} as const

describe('what an earlier visit kept', () => {
  it('is counted in bytes, the short last leaf included', () => {
    const { bytes, leaves, sources } = keptProgress(artifact, Uint8Array.of(0b00000101, 0b00000010))
    assert.equal(bytes, 2 * LEAF_BYTES + 5)
    assert.deepEqual([...leaves], [1, 0, 1, 0, 0, 0, 0, 0, 0, 1])
    assert.deepEqual(sources[0], { id: 'store', kind: 'store', bytes, rate: 0, state: 'idle' })
  })

  it('is nothing for an empty journal, and never more than the file', () => {
    assert.equal(keptProgress(artifact, new Uint8Array(0)).bytes, 0)
    assert.equal(keptProgress(artifact, new Uint8Array(9).fill(255)).bytes, artifact.size)
  })
})
