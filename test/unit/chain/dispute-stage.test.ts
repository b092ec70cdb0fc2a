import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type DisputeFacts, disputeStage } from '../../../src/chain/index.ts'

const RAISER = '0x1111111111111111111111111111111111111111'
const OWNER = '0x2222222222222222222222222222222222222222'
const raised: DisputeFacts = {
  id: 1n,
  modelId: 7n,
  holdId: 1n,
  refundBps: 5_000,
  raiser: RAISER,
  bond: 1n,
  counterBy: 100,
  ruleBy: 200,
  closed: false,
}

describe('a dispute', () => {
  it('waits for the owner to the last second in which they may counter', () => {
    assert.equal(disputeStage(raised, 100), 'awaiting-counter')
    assert.equal(disputeStage(raised, 101), 'awaiting-ruling')
  })

  it('waits for its ruling as soon as the owner has countered', () => {
    assert.equal(disputeStage({ ...raised, respondent: OWNER }, 1), 'awaiting-ruling')
  })

  it('can be acquitted by anybody after the last second in which a ruling counts', () => {
    assert.equal(disputeStage(raised, 200), 'awaiting-ruling')
    assert.equal(disputeStage(raised, 201), 'timed-out')
    assert.equal(disputeStage({ ...raised, respondent: OWNER }, 201), 'timed-out')
  })

  it('stays closed', () => {
    for (const now of [1, 150, 999]) assert.equal(disputeStage({ ...raised, closed: true }, now), 'closed')
  })
})
