import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { NATIVE } from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import {
  encodeTerms,
  isOnSale,
  isUsable,
  type License,
  licenseStatus,
  MAX_TERMS_BYTES,
  NEVER_ENDS,
  type Offer,
  parseTerms,
  RIGHTS,
  rightsFromBits,
  rightsToBits,
} from '../../../src/license/index.ts'

const DAY = 86_400
const offer: Offer = {
  id: 1n,
  modelId: 7n,
  kind: 'subscription',
  period: 30 * DAY,
  maxSupply: 2,
  sold: 1,
  transferable: true,
  derivativesAllowed: false,
  coversFutureVersions: true,
  refundDays: 0,
  rights: new Set(['use-commercially']),
  upstreamBps: 0,
  closed: false,
  currency: NATIVE,
  price: 10n,
  termsHash: `0x${'11'.repeat(32)}`,
}
const license: License = {
  id: 3n,
  offerId: 1n,
  modelId: 7n,
  owner: NATIVE,
  endTime: 100 * DAY,
  revoked: false,
  refundableUntil: 0,
}

describe('rights', () => {
  it('survive the way to bits and back', () => {
    fc.assert(
      fc.property(fc.subarray([...RIGHTS]), rights => {
        assert.deepEqual([...rightsFromBits(rightsToBits(rights))], rights)
      }),
    )
  })

  it('of a later version are ignored, not misread', () => {
    assert.deepEqual([...rightsFromBits(0x80000001 | 0)], ['use-privately'])
  })
})

describe('an offer', () => {
  it('is on sale until it is closed or the last license is sold', () => {
    assert.equal(isOnSale(offer), true)
    assert.equal(isOnSale({ ...offer, sold: 2 }), false)
    assert.equal(isOnSale({ ...offer, sold: 2, maxSupply: 0 }), true)
    assert.equal(isOnSale({ ...offer, closed: true }), false)
  })
})

describe('a license', () => {
  it('is active, expires soon in the last tenth of its period, and then is expired', () => {
    assert.equal(licenseStatus(license, offer, 90 * DAY), 'active')
    assert.equal(licenseStatus(license, offer, 97 * DAY), 'expiring')
    assert.equal(licenseStatus(license, offer, 100 * DAY), 'expired')
    assert.equal(licenseStatus({ ...license, endTime: NEVER_ENDS }, offer, 100 * DAY), 'active')
  })

  it('gives no access once it is revoked or over', () => {
    assert.equal(isUsable(license, 99 * DAY), true)
    assert.equal(isUsable(license, 100 * DAY), false)
    assert.equal(isUsable({ ...license, revoked: true }, 0), false)
    assert.equal(licenseStatus({ ...license, revoked: true }, offer, 0), 'revoked')
  })
})

describe('terms', () => {
  const terms = {
    name: 'Commercial',
    description: 'For products',
    rights: new Set(['sell-output'] as const),
    text: '§ 1',
  }
  const invalid = (field: string) => (error: unknown) =>
    error instanceof ModelmarkError && error.code === 'manifest-invalid' && error.facts['field'] === field
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

  it('survive the way to bytes and back, and the same terms give the same bytes', () => {
    assert.deepEqual(parseTerms(encodeTerms(terms)), terms)
    const reordered = { ...terms, rights: new Set(['sell-output', 'use-privately'] as const) }
    const ordered = { ...terms, rights: new Set(['use-privately', 'sell-output'] as const) }
    assert.deepEqual(encodeTerms(reordered), encodeTerms(ordered))
  })

  it('are refused, with the field, where they are wrong', () => {
    assert.throws(() => parseTerms(bytes({ ...terms, rights: [], name: '' })), invalid('name'))
    assert.throws(() => parseTerms(bytes({ ...terms, rights: 'all' })), invalid('rights'))
    assert.throws(() => parseTerms(bytes({ name: 'x', rights: [] })), invalid('text'))
    assert.throws(() => parseTerms(bytes(null)), invalid('document'))
    assert.throws(() => parseTerms(new Uint8Array([0xff, 0xfe])), invalid('json'))
    assert.throws(() => parseTerms(new Uint8Array(MAX_TERMS_BYTES + 1)), invalid('size'))
  })

  it('leave out rights that this version does not know', () => {
    const parsed = parseTerms(bytes({ name: 'x', rights: ['sell-output', 'fly'], text: '' }))
    assert.deepEqual([...parsed.rights], ['sell-output'])
  })
})
