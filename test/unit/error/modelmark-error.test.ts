import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ModelmarkError, toModelmarkError } from '../../../src/error/index.ts'

describe('toModelmarkError', () => {
  it('leaves our own errors as they are', () => {
    const error = new ModelmarkError('sold-out', { offerId: 3n })
    assert.equal(toModelmarkError(error), error)
    assert.equal(error.message, 'sold-out offerId=3')
  })

  it('tells aborted from failed', () => {
    const aborted = toModelmarkError(AbortSignal.abort().reason)
    assert.equal(aborted.code, 'aborted')
    assert.equal(toModelmarkError(new Error('x')).code, 'unexpected')
  })

  it('keeps the cause, and no more of a long message than a screen can take', () => {
    const cause = new Error('y'.repeat(10_000))
    const error = toModelmarkError(cause)
    assert.equal(error.cause, cause)
    assert.equal(String(error.facts['reason']).length, 200)
    assert.equal(toModelmarkError('plain').facts['reason'], 'plain')
  })
})
