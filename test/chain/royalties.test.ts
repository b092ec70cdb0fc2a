import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { encodeFunctionData } from 'viem'
import { NATIVE, parseAddress } from '../../src/asset/index.ts'
import { demoDollarAbi } from '../../src/chain/generated/abi.ts'
import {
  approveCall,
  buyLicenseCall,
  createOfferCall,
  decodeClaimed,
  decodeLicensePurchased,
  decodeModelMinted,
  decodeOfferCreated,
  mintModelCall,
  readEarnings,
  readModel,
  readRoyalties,
  refundLicenseCall,
  settleAndClaimCall,
  simulateCall,
} from '../../src/chain/index.ts'
import {
  COIN,
  CONTENT_HASH,
  DOLLAR,
  deployFixture,
  type Fixture,
  MANIFEST_DIGEST,
  TERMS_HASH,
} from './deploy-fixture.ts'
import { type Anvil, startAnvil } from './start-anvil.ts'

describe('royalties', () => {
  let anvil: Anvil
  let market: Fixture
  let dollar: `0x${string}`
  const price = COIN / 100n

  before(async () => {
    anvil = await startAnvil()
    market = await deployFixture(anvil)
    dollar = parseAddress(market.deployed.dollar)
  })
  after(() => anvil.stop())

  const buy = (offerId: bigint, currency: `0x${string}`, amount: bigint) =>
    market.send(
      market.buyer,
      buyLicenseCall({
        licenseBook: market.contracts.licenseBook,
        offerId,
        to: market.buyer,
        currency,
        price: amount,
        termsHash: TERMS_HASH,
      }),
    )
  const about = (modelId: bigint) => ({
    contracts: market.contracts,
    modelId,
    currencies: [NATIVE, dollar],
  })
  const royaltiesOf = (modelId = market.modelId) => readRoyalties(market.client, about(modelId))
  const earningsOf = (modelId = market.modelId) => readEarnings(market.client, about(modelId))
  const claim = (account: `0x${string}`, modelId = market.modelId) =>
    settleAndClaimCall({ vault: market.contracts.vault, modelId, account, currency: NATIVE })

  it('start at nothing, with shares and names', async () => {
    const royalties = await royaltiesOf()
    assert.deepEqual(royalties.payees, [
      { account: market.creator, bps: 7000, role: 'creator' },
      { account: market.investor, bps: 3000, role: 'investor' },
    ])
    assert.deepEqual(royalties.ancestors, [])
    assert.deepEqual(
      (await earningsOf()).map(({ currency, lifetime }) => [currency, lifetime]),
      [
        [NATIVE, 0n],
        [dollar, 0n],
      ],
    )
  })

  it('are claimable right after a sale, less the fee', async () => {
    await buy(market.offers.oneTime, NATIVE, price)
    const { feeBps, currencies } = await royaltiesOf()
    const net = price - (price * BigInt(feeBps)) / 10_000n
    const [native] = currencies
    const shares = [(net * 7n) / 10n, (net * 3n) / 10n]
    assert.deepEqual(
      native?.payees,
      shares.map(share => ({ claimable: share, unsettled: share })),
    )
    const [earnings] = await earningsOf()
    assert.deepEqual([earnings?.lifetime, earnings?.earned], [net, shares])
  })

  it('stay earned after they are claimed', async () => {
    const { client, creator, contracts } = market
    const before = await royaltiesOf()
    const earned = await earningsOf()
    const due = before.currencies[0]?.payees[0]?.claimable
    const claimed = decodeClaimed(await market.send(creator, claim(creator)), contracts.vault)
    assert.deepEqual([claimed.account, claimed.currency, claimed.amount], [creator, NATIVE, due])

    const after = await royaltiesOf()
    assert.deepEqual(await earningsOf(), earned)
    assert.deepEqual(
      after.currencies[0]?.payees.map(({ claimable }) => claimable),
      [0n, before.currencies[0]?.payees[1]?.claimable],
    )
    await assert.rejects(simulateCall(client, { account: creator, call: claim(creator) }), {
      code: 'nothing-to-claim',
    })
  })

  it('wait in escrow while the buyer can have the money back', async () => {
    const { buyer, contracts } = market
    const faucet = encodeFunctionData({
      abi: demoDollarAbi,
      functionName: 'faucet',
      args: [buyer, 10n * DOLLAR],
    })
    await market.send(buyer, { to: dollar, data: faucet, value: 0n })
    await market.send(
      buyer,
      approveCall({ token: dollar, spender: contracts.licenseBook, amount: 3n * DOLLAR }),
    )
    const receipt = await buy(market.offers.refundable, dollar, 3n * DOLLAR)
    const waiting = (await earningsOf())[1]
    const { licenseBook } = contracts
    const { licenseId } = decodeLicensePurchased(receipt, licenseBook)
    assert.deepEqual([waiting?.windows?.open?.amount, waiting?.lifetime], [3n * DOLLAR, 0n])

    await market.send(buyer, refundLicenseCall({ licenseBook, licenseId }))
    assert.equal((await earningsOf())[1]?.windows, undefined)
  })

  it('count the fee for nobody, even where the treasury is a payee', async () => {
    const { admin, contracts } = market
    const treasury = parseAddress(market.deployed.timelock)
    const call = mintModelCall({
      registry: contracts.registry,
      model: {
        to: admin,
        manifestDigest: MANIFEST_DIGEST,
        contentHash: CONTENT_HASH,
        resaleRoyaltyBps: 0,
        maxUpstreamBps: 0,
        parentLicenseIds: [],
        payees: [{ account: treasury, bps: 10_000, role: 'creator' }],
      },
    })
    const { modelId } = decodeModelMinted(await market.send(admin, call), contracts.registry)
    const [offer] = (await readModel(market.client, { contracts, modelId: market.modelId })).offers
    assert.ok(offer)
    const created = await market.send(
      admin,
      createOfferCall({ licenseBook: contracts.licenseBook, offer: { ...offer, modelId } }),
    )
    const { offerId } = decodeOfferCreated(created, contracts.licenseBook)
    await buy(offerId, NATIVE, price)

    const { feeBps } = await royaltiesOf(modelId)
    const net = price - (price * BigInt(feeBps)) / 10_000n
    const [before] = await earningsOf(modelId)
    assert.deepEqual([before?.lifetime, before?.earned], [net, [net]])
    await market.send(admin, claim(treasury, modelId))
    const [after] = await earningsOf(modelId)
    assert.deepEqual([after?.lifetime, after?.earned], [net, [net]])
  })

  it('of a derivative pay its parent, as its lineage says', async () => {
    const { buyer, contracts, client, modelId } = market
    const { licenseId } = decodeLicensePurchased(
      await buy(market.offers.oneTime, NATIVE, price),
      contracts.licenseBook,
    )
    const call = mintModelCall({
      registry: contracts.registry,
      model: {
        to: buyer,
        manifestDigest: MANIFEST_DIGEST,
        contentHash: CONTENT_HASH,
        resaleRoyaltyBps: 0,
        maxUpstreamBps: 1000,
        parentLicenseIds: [licenseId],
        payees: [{ account: buyer, bps: 10_000, role: 'creator' }],
      },
    })
    const minted = decodeModelMinted(await market.send(buyer, call), contracts.registry)
    assert.deepEqual(minted.parents, [modelId])
    const child = await readModel(client, { contracts, modelId: minted.modelId })
    assert.deepEqual(child.ancestors, [{ modelId, bps: 1000, direct: true }])
    assert.deepEqual((await royaltiesOf(minted.modelId)).ancestors, child.ancestors)
  })
})
