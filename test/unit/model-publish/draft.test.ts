import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkDraft, upstreamBps } from '../../../components/model-publish/check-draft.ts'
import {
  amountOf,
  bpsOf,
  countOf,
  type Draft,
  EMPTY_DRAFT,
  parseDraft,
} from '../../../components/model-publish/draft.ts'

const ETHER = { address: '0x0000000000000000000000000000000000000000', symbol: 'ETH', decimals: 18 } as const
const PARENT = { licenseId: 7n, modelId: 1n, bps: 4000, inheritedBps: 1001, name: 'Parent' }
const CONTEXT = { currencies: [ETHER], parents: [PARENT] }

describe('what a creator types', () => {
  it('is a percentage with a point or a comma, to a hundredth, and nothing else', () => {
    const read = ['12.5', '12,50', ' 100 ', '0', '0.01', '100.01', '1.005', '-1', '1e2', '', '٣'].map(bpsOf)
    const none = undefined
    assert.deepEqual(read, [1250, 1250, 10_000, 0, 1, none, none, none, none, none, none])
  })

  it('is an amount to the last digit of its currency', () => {
    assert.equal(amountOf('12.345678', 6), 12_345_678n)
    assert.equal(amountOf('0,000000000000000001', 18), 1n)
    assert.equal(amountOf('12.3456789', 6), undefined)
    assert.equal(amountOf('0x10', 18), undefined)
    assert.equal(amountOf('', 18), undefined)
  })

  it('is a count up to a limit, none for an empty field', () => {
    assert.deepEqual(
      [countOf('', 5), countOf('5', 5), countOf('6', 5), countOf('1.5', 5)],
      [0, 5, undefined, undefined],
    )
  })
})

describe('a draft', () => {
  const names = (draft: Partial<Draft>) =>
    checkDraft({ ...EMPTY_DRAFT, ...draft }, CONTEXT).map(({ field, name }) => `${field} ${name}`)

  it('lacks everything at first', () => {
    assert.deepEqual(names({}), ['files noFiles', 'name noName', 'task noTask', 'account-0 badAccount'])
  })

  it('divides exactly all of the revenue, among accounts that are each there once', () => {
    const account = `0x${'ab'.repeat(20)}`
    const payee = { name: '', account, role: 'data', percent: '50' } as const
    const found = names({
      payees: [payee, { ...payee, account: account.toUpperCase().replace('X', 'x'), percent: '49.99' }],
    })
    assert.ok(found.includes('account-1 sameAccount'))
    assert.ok(found.includes('sum badSum'))
    assert.ok(!found.includes('percent-1 badPercent'))
  })

  it('owes the models it was made from no more than half, their ancestors counted', () => {
    const draft = { ...EMPTY_DRAFT, parents: ['7'] }
    assert.equal(upstreamBps(draft, [PARENT]), 5001)
    assert.ok(names(draft).includes('parents tooMuchUpstream'))
  })

  it('comes back from storage as it was, and whole where the storage was damaged', () => {
    const draft: Draft = { ...EMPTY_DRAFT, step: 'people', name: 'A', parents: ['7'], sent: 'bafk' }
    assert.deepEqual(parseDraft(JSON.stringify(draft)), draft)
    for (const text of [
      '',
      'null',
      '[]',
      '{"payees":[null],"offers":{},"files":[{"path":1}],"step":9,"name":[]}',
    ])
      assert.deepEqual(parseDraft(text), EMPTY_DRAFT)
  })
})
