import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { NATIVE, parseAddress } from '../../src/asset/index.ts'
import {
  addVersionCall,
  closeOfferCall,
  decodeVersionAdded,
  readModel,
  resolveContracts,
} from '../../src/chain/index.ts'
import {
  COIN,
  CONTENT_HASH,
  DAY,
  DOLLAR,
  deployFixture,
  type Fixture,
  MANIFEST_DIGEST,
  TERMS_HASH,
} from './deploy-fixture.ts'
import { type Anvil, startAnvil } from './start-anvil.ts'

describe('reading a model', () => {
  let anvil: Anvil
  let market: Fixture
  before(async () => {
    anvil = await startAnvil()
    market = await deployFixture(anvil)
  })
  after(() => anvil.stop())

  it('tells owner, creator, version and tiers as they were published', async () => {
    const { client, contracts, modelId, creator, offers, deployed } = market
    const model = await readModel(client, { contracts, modelId })

    assert.equal(model.owner, creator)
    assert.equal(model.creator, creator)
    assert.deepEqual(model.ancestors, [])
    assert.equal(model.version.index, 0)
    assert.equal(model.version.count, 1)
    assert.equal(model.version.manifestDigest, MANIFEST_DIGEST)
    assert.equal(model.version.contentHash, CONTENT_HASH)
    assert.ok(model.version.createdAt > 1_700_000_000)
    assert.deepEqual(
      model.offers.map(({ id }) => id),
      Object.values(offers),
    )
    assert.deepEqual(model.offers[0], {
      id: offers.oneTime,
      modelId,
      kind: 'one-time',
      period: 0,
      maxSupply: 0,
      sold: 0,
      transferable: true,
      derivativesAllowed: true,
      coversFutureVersions: true,
      refundDays: 0,
      rights: new Set(['use-privately', 'use-commercially', 'fine-tune']),
      upstreamBps: 1000,
      closed: false,
      currency: NATIVE,
      price: COIN / 100n,
      termsHash: TERMS_HASH,
    })
    const refundable = model.offers[3]
    assert.equal(refundable?.kind, 'fixed-term')
    assert.equal(refundable?.period, 7 * DAY)
    assert.equal(refundable?.refundDays, 3)
    assert.equal(refundable?.price, 3n * DOLLAR)
    assert.equal(refundable?.currency, parseAddress(deployed.dollar))
  })

  it('says that a model does not exist', async () => {
    const { client, contracts } = market
    await assert.rejects(readModel(client, { contracts, modelId: 999n }), { code: 'model-not-found' })
  })

  it('says that there is no market at an address', async () => {
    const { client, buyer } = market
    await assert.rejects(resolveContracts(client, buyer), { code: 'bad-config' })
  })

  it('finds the contracts around a registry, known or not', async () => {
    const { client, contracts, deployed } = market
    const found = await resolveContracts(client, contracts.registry)
    assert.equal(found.licenseBook, contracts.licenseBook)
    assert.equal(found.vault, contracts.vault)
    assert.ok(found.fromBlock <= BigInt(deployed.block))
  })

  it('shows a new version and a closed tier after they were mined', async () => {
    const { client, contracts, modelId, creator } = market
    const digest = `0x${'b2'.repeat(32)}` as const
    const receipt = await market.send(
      creator,
      addVersionCall({
        registry: contracts.registry,
        modelId,
        manifestDigest: digest,
        contentHash: CONTENT_HASH,
      }),
    )
    assert.equal(decodeVersionAdded(receipt, contracts.registry).index, 1n)
    const offerId = await market.addOffer()
    await market.send(creator, closeOfferCall({ licenseBook: contracts.licenseBook, offerId }))

    const model = await readModel(client, { contracts, modelId })
    assert.deepEqual([model.version.index, model.version.count], [1, 2])
    assert.equal(model.version.manifestDigest, digest)
    assert.equal(model.offers.at(-1)?.id, offerId)
    assert.equal(model.offers.at(-1)?.closed, true)
  })
})
