import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Digest } from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type { TransactionState } from '../../../src/market/index.ts'
import { isEnded, nextState, type TransactionEvent } from '../../../src/market/transaction-state.ts'

const A: Digest = `0x${'aa'.repeat(32)}`
const B: Digest = `0x${'bb'.repeat(32)}`
const after = (...events: TransactionEvent<string>[]) =>
  events.reduce<TransactionState<string>>(nextState, { status: 'idle' })
const failed = (code: ConstructorParameters<typeof ModelmarkError>[0]): TransactionEvent<string> => ({
  type: 'failed',
  error: new ModelmarkError(code),
})

test('goes from the click to the proof', () => {
  assert.deepEqual(
    after(
      { type: 'connecting' },
      { type: 'switching', chainId: 8453 },
      { type: 'quoting' },
      { type: 'signing', what: 'transaction' },
      { type: 'sent', hash: A },
      { type: 'mined', confirmations: 1, needed: 2 },
    ),
    { status: 'confirming', hash: A, confirmations: 1, needed: 2 },
  )
  assert.deepEqual(after({ type: 'sent', hash: A }, { type: 'proved', hash: B, result: 'license' }), {
    status: 'done',
    hash: B,
    result: 'license',
  })
})

test('a no before anything was sent is cancelled; after that it is a failure with a hash', () => {
  for (const code of ['user-rejected', 'aborted'] as const) {
    assert.deepEqual(after({ type: 'quoting' }, failed(code)), { status: 'cancelled' })
    assert.equal(after({ type: 'sent', hash: A }, failed(code)).status, 'failed')
  }
  const end = after({ type: 'sent', hash: A }, failed('rpc-all-failed'))
  assert.ok(end.status === 'failed')
  assert.equal(end.hash, A)
})

test('is never done without proof, and an end stays until it is dismissed', () => {
  const event: fc.Arbitrary<TransactionEvent<string>> = fc.constantFrom(
    { type: 'connecting' },
    { type: 'switching', chainId: 1 },
    { type: 'quoting' },
    { type: 'approving' },
    { type: 'approving', hash: A },
    { type: 'signing', what: 'batch' },
    { type: 'sent', hash: A },
    { type: 'mined', confirmations: 1, needed: 1 },
    { type: 'replaced', by: B },
    { type: 'dismissed' },
    failed('reverted'),
    failed('user-rejected'),
  )
  fc.assert(
    fc.property(fc.array(event), fc.array(event), (before, later) => {
      const state = after(...before)
      assert.notEqual(state.status, 'done')
      if (!isEnded(state)) return
      const rest = later.filter(({ type }) => type !== 'dismissed')
      assert.deepEqual(rest.reduce(nextState, state), state)
      assert.deepEqual(nextState(state, { type: 'dismissed' }), { status: 'idle' })
    }),
  )
})

test('what was not sent is neither mined nor replaced, and what is under way is not dismissed', () => {
  const quoting = after({ type: 'quoting' })
  assert.equal(nextState(quoting, { type: 'mined', confirmations: 1, needed: 1 }), quoting)
  assert.equal(nextState(quoting, { type: 'replaced', by: B }), quoting)
  assert.equal(nextState(quoting, { type: 'dismissed' }), quoting)
})
