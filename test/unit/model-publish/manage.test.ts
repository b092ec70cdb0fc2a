import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { offerProblems } from '../../../components/model-publish/check-offer.ts'
import { checkVersion } from '../../../components/model-publish/check-version.ts'
import { decimalOf } from '../../../components/model-publish/draft.ts'
import { nextVersion } from '../../../components/model-publish/next-version.ts'
import { draftOfTier, parseOfferChange } from '../../../components/model-publish/offer-change.ts'
import { toOffer } from '../../../components/model-publish/to-publication.ts'
import {
  EMPTY_VERSION,
  numberOf,
  parseVersionDraft,
  type VersionDraft,
  versionFiles,
  versionOf,
} from '../../../components/model-publish/version-draft.ts'
import { encodeTerms, type Offer, type Terms } from '../../../src/license/index.ts'
import { type Artifact, sha256Digest } from '../../../src/manifest/index.ts'
import type { Tier } from '../../../src/market/index.ts'
import { FULL } from '../manifest/corpus.ts'

const ETHER = { address: '0x0000000000000000000000000000000000000000', symbol: 'ETH', decimals: 18 } as const
const [WEIGHTS, CONFIG] = FULL.artifacts as readonly [Artifact, Artifact]
const OTHER = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'

describe('the next version of a model', () => {
  it('says again all that the last one said, but for what was changed', async () => {
    const draft: VersionDraft = {
      ...EMPTY_VERSION,
      files: [
        { ...WEIGHTS, cid: OTHER, size: 9 },
        { ...CONFIG, path: 'new.json' },
      ],
      gone: [CONFIG.path],
      notes: ' Faster. ',
      figures: [{ metric: 'accuracy', value: '0,95', dataset: 'held-out tenth' }],
    }
    const { manifest, input } = await nextVersion(draft, FULL)
    assert.deepEqual(manifest.manifest, {
      ...FULL,
      version: '1.0.1',
      notes: 'Faster.',
      artifacts: [
        { ...WEIGHTS, cid: OTHER, size: 9 },
        { ...CONFIG, path: 'new.json' },
      ],
      evaluations: [{ metric: 'accuracy', value: 0.95, dataset: 'held-out tenth' }],
    })
    assert.deepEqual(input, { manifestDigest: manifest.digest, contentHash: WEIGHTS.sha256 })
  })

  it('does not say again what was new in the last one', async () => {
    const { manifest } = await nextVersion({ ...EMPTY_VERSION, version: '2' }, FULL)
    const { notes: _, ...rest } = FULL
    assert.deepEqual(manifest.manifest, { ...rest, version: '2' })
  })

  it('refuses hostile notes rather than publish what nobody could read', async () => {
    const notes = 'evil\u202etext'
    await assert.rejects(nextVersion({ ...EMPTY_VERSION, notes }, FULL), { code: 'manifest-invalid' })
  })

  it('is named after the last one until it is named', () => {
    const named = (version: string) => versionOf(EMPTY_VERSION, { ...FULL, version })
    assert.deepEqual(['1.4.0', 'v9', '2.0-rc.9', 'spring'].map(named), [
      '1.4.1',
      'v10',
      '2.0-rc.10',
      'spring',
    ])
    assert.equal(versionOf({ ...EMPTY_VERSION, version: '' }, FULL), '')
  })

  it('tells of each file what becomes of it', () => {
    const states = (draft: Partial<VersionDraft>) =>
      versionFiles({ ...EMPTY_VERSION, ...draft }, FULL).map(({ state }) => state)
    assert.deepEqual(states({}), ['kept', 'kept'])
    // The same bytes again are no change.
    assert.deepEqual(states({ files: [WEIGHTS] }), ['kept', 'kept'])
    assert.deepEqual(states({ files: [{ ...CONFIG, cid: OTHER }], gone: [WEIGHTS.path] }), [
      'gone',
      'changed',
    ])
    assert.deepEqual(states({ files: [{ ...CONFIG, path: 'b' }] }), ['kept', 'kept', 'added'])
  })

  it('needs a name of its own, a file, sound figures, and something new', () => {
    const found = (draft: Partial<VersionDraft>) =>
      checkVersion({ ...EMPTY_VERSION, notes: 'New.', ...draft }, FULL, ['0.9']).map(({ name }) => name)
    assert.deepEqual(found({}), [])
    assert.deepEqual(found({ version: ' ' }), ['noVersion'])
    assert.deepEqual(found({ version: '0.9' }), ['sameVersion'])
    assert.deepEqual(found({ version: FULL.version }), ['sameVersion'])
    assert.deepEqual(found({ gone: [WEIGHTS.path, CONFIG.path] }), ['noFiles'])
    assert.deepEqual(found({ figures: [{ metric: 'a', value: 'much', dataset: 'b' }] }), ['badFigure'])
    assert.deepEqual(found({ notes: '' }), ['noChange'])
    assert.deepEqual(found({ notes: '', gone: [CONFIG.path] }), [])
  })

  it('reads numbers with a point or a comma, and nothing else', () => {
    const read = ['0.91', '0,91', '-3', '1e-5', '', 'NaN', '1.2.3', '٣'].map(numberOf)
    const none = undefined
    assert.deepEqual(read, [0.91, 0.91, -3, 0.00001, none, none, none, none])
  })

  it('comes back from storage as it was, and empty where the storage was damaged', () => {
    const draft: VersionDraft = { ...EMPTY_VERSION, version: '2', gone: ['a'], figures: [], parameters: 7 }
    assert.deepEqual(parseVersionDraft(JSON.stringify(draft)), draft)
    for (const text of ['', 'null', '{"files":7,"gone":[1],"notes":{},"figures":"","version":9}'])
      assert.deepEqual(parseVersionDraft(text), EMPTY_VERSION)
  })
})

describe('a tier that replaces another', () => {
  const terms: Terms = { name: 'A', description: 'B', rights: new Set(['use-privately']), text: 'C' }
  const offer: Omit<Offer, 'termsHash'> = {
    id: 7n,
    modelId: 1n,
    kind: 'subscription',
    period: 30 * 86_400,
    maxSupply: 12,
    sold: 3,
    transferable: false,
    derivativesAllowed: false,
    coversFutureVersions: true,
    refundDays: 14,
    rights: terms.rights,
    upstreamBps: 0,
    closed: false,
    currency: ETHER.address,
    price: 1_250_000_000_000_000_001n,
  }

  it('begins as the other one was, to the last wei and the same terms', async () => {
    const termsHash = await sha256Digest(encodeTerms(terms))
    const tier: Tier = {
      offer: { ...offer, termsHash },
      currency: ETHER,
      terms: { status: 'ready', value: terms, readAt: 0 },
    }
    const use = { unitPrice: 1n, unit: 'call' }
    const { offer: again } = await toOffer(draftOfTier(tier, use), [ETHER])
    const { id: _, modelId: __, sold: ___, closed: ____, ...same } = tier.offer
    assert.deepEqual(again, { ...same, use })
    assert.deepEqual(offerProblems(draftOfTier(tier, use), [ETHER]), [])
  })

  it('writes amounts as people do', () => {
    assert.deepEqual(
      [decimalOf(0n, 18), decimalOf(5n, 2), decimalOf(1250n, 2), decimalOf(1200n, 2), decimalOf(7n, 0)],
      ['0', '0.05', '12.5', '12', '7'],
    )
  })

  it('needs a price above nothing and a plain word for what is counted', () => {
    const draft = draftOfTier({
      offer: { ...offer, termsHash: `0x${'00'.repeat(32)}` },
      currency: ETHER,
      terms: { status: 'ready', value: terms, readAt: 0 },
    })
    const found = (price: string, unit: string) =>
      offerProblems({ ...draft, use: { price, unit } }, [ETHER]).map(([, name]) => name)
    assert.deepEqual(found('0.002', '1000 tokens'), [])
    assert.deepEqual(found('0', 'call'), ['badUnitPrice'])
    // More than the contract holds.
    assert.deepEqual(found('1300000', 'call'), ['badUnitPrice'])
    assert.deepEqual(found('1', 'Zeichen für Zeichen'), ['badUnit'])
    assert.deepEqual(found('1', ' '), ['badUnit'])
    assert.deepEqual(
      offerProblems(draft, []).map(([, name]) => name),
      ['badCurrency'],
    )
  })

  it('comes back from storage as it was, and not at all where the storage was damaged', () => {
    const draft = draftOfTier({
      offer: { ...offer, termsHash: `0x${'00'.repeat(32)}` },
      currency: ETHER,
      terms: { status: 'ready', value: terms, readAt: 0 },
    })
    const change = { offer: { ...draft, use: { price: '1', unit: 'call' } }, replaces: '7', sent: '' }
    assert.deepEqual(parseOfferChange(JSON.stringify(change)), change)
    for (const text of ['', '{"offer":{"rights":"all"},"sent":""}', JSON.stringify({ ...change, sent: 7 })])
      assert.deepEqual(parseOfferChange(text), { sent: '' })
    const nobody = JSON.stringify({ ...change, replaces: '-1' })
    assert.deepEqual(parseOfferChange(nobody), { offer: change.offer, sent: '' })
  })
})
