import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { freeBuffer } from '../../../src/artifact/free-buffer.ts'

describe('freeing a buffer', () => {
  it('gives all of its memory back', () => {
    const bytes = new Uint8Array(1000)
    freeBuffer(bytes)
    assert.equal(bytes.byteLength, 0)
  })

  it('leaves what others still see alone', () => {
    const whole = new Uint8Array(1000).fill(7)
    freeBuffer(whole.subarray(0, 500))
    assert.equal(whole[0], 7)
  })
})
