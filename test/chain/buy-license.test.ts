import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { encodeFunctionData } from 'viem'
import { NATIVE, parseAddress } from '../../src/asset/index.ts'
import { demoDollarAbi } from '../../src/chain/generated/abi.ts'
import {
  approveCall,
  buyLicenseCall,
  buyLicenseWithPermitCall,
  type ChainProvider,
  closeOfferCall,
  decodeLicensePurchased,
  decodeLicenseRefunded,
  decodeLicenseRenewed,
  findLicenses,
  parsePermitSignature,
  permitTypedData,
  readAllowance,
  readBalance,
  readCurrency,
  readLatestLicenses,
  readLicense,
  readOffers,
  readPermitSupport,
  refundLicenseCall,
  renewLicenseCall,
  renewLicenseWithPermitCall,
  sendCall,
  signTypedData,
  simulateCall,
} from '../../src/chain/index.ts'
import { NEVER_ENDS } from '../../src/license/index.ts'
import { COIN, DAY, DOLLAR, deployFixture, type Fixture, TERMS_HASH } from './deploy-fixture.ts'
import { type Anvil, startAnvil } from './start-anvil.ts'

describe('buying a license', () => {
  let anvil: Anvil
  let market: Fixture
  let dollar: `0x${string}`

  before(async () => {
    anvil = await startAnvil()
    market = await deployFixture(anvil)
    dollar = parseAddress(market.deployed.dollar)
    const faucet = encodeFunctionData({
      abi: demoDollarAbi,
      functionName: 'faucet',
      args: [market.buyer, 100n * DOLLAR],
    })
    await market.send(market.buyer, { to: dollar, data: faucet, value: 0n })
  })
  after(() => anvil.stop())

  const purchase = () => ({
    licenseBook: market.contracts.licenseBook,
    offerId: market.offers.oneTime,
    to: market.buyer,
    currency: NATIVE,
    price: COIN / 100n,
    termsHash: TERMS_HASH,
  })
  const dollarPurchase = () => ({
    ...purchase(),
    offerId: market.offers.dollar,
    currency: dollar,
    price: 12n * DOLLAR,
  })
  const signPermit = async (value: bigint) => {
    const { client, provider, buyer, contracts } = market
    const support = await readPermitSupport(client, { token: dollar, owner: buyer })
    assert.ok(support)
    const deadline = BigInt(Math.floor(Date.now() / 1000) + 3600)
    const typedData = permitTypedData({
      support,
      owner: buyer,
      spender: contracts.licenseBook,
      value,
      deadline,
    })
    const signature = await signTypedData(provider, { chainId: 31337, account: buyer, typedData })
    return parsePermitSignature(signature, deadline)
  }

  it('gives a license for the chain’s coin, found by its owner at once', async () => {
    const { client, contracts, buyer, offers, modelId } = market
    const call = buyLicenseCall(purchase())
    const { gas } = await simulateCall(client, { account: buyer, call })
    assert.ok(gas > 50_000n && gas < 250_000n)

    const bought = decodeLicensePurchased(await market.send(buyer, call), contracts.licenseBook)
    assert.equal(bought.to, buyer)
    assert.equal(bought.paid, COIN / 100n)
    assert.equal(bought.currency, NATIVE)

    const [license] = await readLatestLicenses(client, { licenseBook: contracts.licenseBook, account: buyer })
    assert.deepEqual(license, {
      id: bought.licenseId,
      offerId: offers.oneTime,
      modelId,
      owner: buyer,
      endTime: NEVER_ENDS,
      revoked: false,
      refundableUntil: 0,
    })
    const found = await findLicenses(client, {
      contracts,
      account: buyer.toLowerCase() as `0x${string}`,
    })
    assert.deepEqual(found[0], license)
  })

  it('needs one transaction for a token that takes permits', async () => {
    const { client, contracts, buyer } = market
    const permit = await signPermit(12n * DOLLAR)
    const call = buyLicenseWithPermitCall(dollarPurchase(), permit)
    const before = await readBalance(client, { account: buyer, currency: dollar })
    const bought = decodeLicensePurchased(await market.send(buyer, call), contracts.licenseBook)
    assert.equal(bought.paid, 12n * DOLLAR)
    assert.equal(await readBalance(client, { account: buyer, currency: dollar }), before - 12n * DOLLAR)
    const [offer] = await readOffers(client, {
      licenseBook: contracts.licenseBook,
      offerIds: [market.offers.dollar],
    })
    assert.equal(offer?.sold, 1)
  })

  it('takes an exact approval where it is wanted, and leaves none', async () => {
    const { client, contracts, buyer } = market
    const allowance = { token: dollar, owner: buyer, spender: contracts.licenseBook }
    const call = buyLicenseCall({
      ...dollarPurchase(),
      offerId: market.offers.refundable,
      price: 3n * DOLLAR,
    })
    await assert.rejects(simulateCall(client, { account: buyer, call }), { code: 'allowance' })

    await market.send(
      buyer,
      approveCall({ token: dollar, spender: contracts.licenseBook, amount: 3n * DOLLAR }),
    )
    assert.equal(await readAllowance(client, allowance), 3n * DOLLAR)
    await market.send(buyer, call)
    assert.equal(await readAllowance(client, allowance), 0n)
  })

  it('gives the money back within the refund window, once', async () => {
    const { client, contracts, buyer } = market
    const { licenseBook } = contracts
    const [license] = await readLatestLicenses(client, { licenseBook, account: buyer })
    assert.ok(license && license.refundableUntil > Date.now() / 1000 + 2 * DAY)

    const before = await readBalance(client, { account: buyer, currency: dollar })
    const call = refundLicenseCall({ licenseBook, licenseId: license.id })
    const refunded = decodeLicenseRefunded(await market.send(buyer, call), licenseBook)
    assert.equal(refunded.amount, 3n * DOLLAR)
    assert.equal(await readBalance(client, { account: buyer, currency: dollar }), before + 3n * DOLLAR)
    await assert.rejects(simulateCall(client, { account: buyer, call }), { code: 'reverted' })
  })

  it('renews a subscription by whole periods', async () => {
    const { client, contracts, buyer, offers } = market
    const { licenseBook } = contracts
    const price = COIN / 500n
    const bought = decodeLicensePurchased(
      await market.send(buyer, buyLicenseCall({ ...purchase(), offerId: offers.subscription, price })),
      licenseBook,
    )
    const before = await readLicense(client, { licenseBook, licenseId: bought.licenseId })
    const renewal = {
      licenseBook,
      licenseId: bought.licenseId,
      periods: 2,
      currency: NATIVE,
      price: 2n * price,
    }
    const renewed = decodeLicenseRenewed(await market.send(buyer, renewLicenseCall(renewal)), licenseBook)
    assert.equal(renewed.paid, 2n * price)
    const after = await readLicense(client, { licenseBook, licenseId: bought.licenseId })
    assert.equal(after.endTime - before.endTime, 60 * DAY)
  })

  it('renews with a permit', async () => {
    const { contracts, buyer } = market
    const { licenseBook } = contracts
    const offerId = await market.addOffer({
      kind: 'subscription',
      period: 30 * DAY,
      currency: dollar,
      price: DOLLAR,
    })
    const terms = { ...dollarPurchase(), offerId, price: DOLLAR }
    const call = buyLicenseWithPermitCall(terms, await signPermit(DOLLAR))
    const { licenseId } = decodeLicensePurchased(await market.send(buyer, call), licenseBook)
    const renewal = renewLicenseWithPermitCall(
      { licenseBook, licenseId, periods: 3, currency: dollar, price: 3n * DOLLAR },
      await signPermit(3n * DOLLAR),
    )
    assert.equal(decodeLicenseRenewed(await market.send(buyer, renewal), licenseBook).paid, 3n * DOLLAR)
  })

  it('names the currency by what its token says', async () => {
    const { client } = market
    assert.deepEqual(await readCurrency(client, { address: NATIVE }), {
      address: NATIVE,
      symbol: 'ETH',
      decimals: 18,
    })
    const currency = await readCurrency(client, { address: dollar })
    assert.equal(currency.decimals, 6)
    assert.match(currency.symbol, /^\p{L}+$/u)
  })

  describe('says why it cannot be', () => {
    const refused = (changes: object, account = market.buyer) =>
      simulateCall(market.client, { account, call: buyLicenseCall({ ...purchase(), ...changes }) })

    it('when the price is higher than what was shown', async () => {
      await assert.rejects(refused({ price: COIN / 200n }), {
        code: 'price-changed',
        facts: { price: COIN / 100n, maxPrice: COIN / 200n },
      })
    })

    it('when the terms are others', async () => {
      const other = `0x${'0d'.repeat(32)}`
      await assert.rejects(refused({ termsHash: other }), { code: 'terms-changed' })
    })

    it('when the tier is closed', async () => {
      const { contracts, creator } = market
      const offerId = await market.addOffer()
      await market.send(creator, closeOfferCall({ licenseBook: contracts.licenseBook, offerId }))
      await assert.rejects(refused({ offerId }), { code: 'offer-closed', facts: { offerId } })
    })

    it('when it is sold out', async () => {
      const offerId = await market.addOffer({ maxSupply: 1 })
      await market.send(market.buyer, buyLicenseCall({ ...purchase(), offerId }))
      await assert.rejects(refused({ offerId }), { code: 'sold-out', facts: { offerId, maxSupply: 1n } })
    })

    it('when there is no such tier', async () => {
      await assert.rejects(refused({ offerId: 12345n }), {
        code: 'reverted',
        facts: { name: 'OfferNotFound', offerId: 12345n },
      })
    })

    it('when the account has too few coins', async () => {
      const offerId = await market.addOffer({ price: 20_000n * COIN })
      await assert.rejects(refused({ offerId, price: 20_000n * COIN }), { code: 'insufficient-funds' })
    })

    it('when a one-time license is renewed', async () => {
      const { client, contracts, buyer } = market
      const { licenseBook } = contracts
      const bought = await market.send(buyer, buyLicenseCall(purchase()))
      const { licenseId } = decodeLicensePurchased(bought, licenseBook)
      const call = renewLicenseCall({ licenseBook, licenseId, periods: 1, currency: NATIVE, price: COIN })
      await assert.rejects(simulateCall(client, { account: buyer, call }), {
        code: 'not-renewable',
        facts: { licenseId },
      })
    })

    it('when the wallet sends it all the same', async () => {
      const { buyer, contracts } = market
      const receipt = await market.send(buyer, buyLicenseCall({ ...purchase(), price: 1n }))
      assert.equal(receipt.succeeded, false)
      assert.throws(() => decodeLicensePurchased(receipt, contracts.licenseBook), { code: 'reverted' })
    })

    it('when the wallet is on another chain, without asking it to sign', async () => {
      const asked: string[] = []
      const elsewhere: ChainProvider = {
        async request({ method }) {
          asked.push(method)
          return '0x1'
        },
      }
      const call = buyLicenseCall(purchase())
      await assert.rejects(sendCall(elsewhere, { chainId: 31337, account: market.buyer, call }), {
        code: 'wrong-chain',
        facts: { expected: 31337, actual: 1 },
      })
      assert.deepEqual(asked, ['eth_chainId'])
    })
  })

  it('does not take another contract’s event for its own', async () => {
    const { contracts, buyer } = market
    const receipt = await market.send(buyer, buyLicenseCall(purchase()))
    assert.throws(() => decodeLicensePurchased(receipt, contracts.vault), { code: 'unexpected' })
  })

  it('knows a token without permits', async () => {
    const { client, contracts, buyer } = market
    assert.equal(await readPermitSupport(client, { token: contracts.registry, owner: buyer }), undefined)
  })
})
