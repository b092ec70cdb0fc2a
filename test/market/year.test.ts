/** A year of a market, told once from pages alone. At its end every coin and dollar is where somebody was told it is. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AssetId, NATIVE } from '../../src/asset/index.ts'
import {
  claimDueCall,
  claimFeesCall,
  decideDisputeCall,
  findProposals,
  findShares,
  predictShares,
  readListing,
  readProposal,
  releaseEscrowCall,
  setFeeCall,
} from '../../src/chain/index.ts'
import type { License, Offer } from '../../src/license/index.ts'
import { type Assembly, failureOf, pass, resultOf } from './decisions.ts'
import {
  BUYER,
  CREATOR,
  DATA,
  demoAccount,
  type LocalMarket,
  MEMBER,
  startLocalMarket,
  VISITOR,
} from './local-market.ts'
import { type Ledger, openLedger, purseOf } from './year-ledger.ts'
import { DAY, document, invite, type Person, year } from './year-people.ts'
import { quarrels } from './year-quarrels.ts'

const COIN = 10n ** 18n
const SUPPLY = 10n ** 24n
/** A third of the shares: no income divides into it. */
const IVYS_SHARES = SUPPLY / 3n
const UNIT_PRICE = 777n
const SALT = document('5a')
const CURATORS = 4n

let local: LocalMarket
let ledger: Ledger
let deeds: ReturnType<typeof year> & ReturnType<typeof quarrels>
/** Makes models, gives data for them, buys them, derives from them, invests in them, votes about them. */
let ada: Person
let dan: Person
let ben: Person
let cleo: Person
let ivy: Person
let mia: Person
let model: AssetId
let child: AssetId
let childOffer: Offer
let subscription: License
let shares: Person['address']
let governor: Person['address']
let dao: Assembly & { readonly token: Person['address'] }
/** What the market's treasury must have got by the end. */
const treasury = { coins: 0n, dollars: 0n }
/** Basis points, rounded down as the contracts do. */
const part = (amount: bigint, bps: number) => (amount * BigInt(bps)) / 10_000n

before(async () => {
  local = await startLocalMarket()
  model = local.asset
  const { vault, licenseBook, usageMeter, exchange, court, curation } = local.contracts
  const guests = [CREATOR, DATA, BUYER, VISITOR, demoAccount('Ivy', 5), MEMBER]
  const people = await Promise.all(guests.map(account => invite(local, account)))
  ;[ada, dan, ben, cleo, ivy, mia] = people as [Person, Person, Person, Person, Person, Person]
  await local.grant({ role: CURATORS, account: mia.address })
  const { fractionalizer, timelock } = local
  const foretold = await predictShares(local.publisher.client, {
    fractionalizer,
    owner: ada.address,
    salt: SALT,
  })
  shares = foretold.shares
  governor = foretold.governor
  assert.ok(local.contracts.dao)
  dao = { ...local.contracts.dao, local, page: mia.page, asset: { ...model, tokenId: 0n } }
  const purses = [vault, licenseBook, usageMeter, exchange, court, curation, shares, governor, timelock]
  ledger = await openLedger(local, guests, purses)
  deeds = { ...year(local, ledger), ...quarrels(local, ledger) }
})
after(async () => {
  await Promise.all([ada, dan, ben, cleo, ivy, mia].map(person => person?.page.close()))
  await local.close()
})

test('January: a model sells for ever, by the month and by the call, and pays who made it', async () => {
  const metered = await deeds.putOnSale(ada, model, { currency: local.dollar, price: 1_000003n })
  const price = { offerId: metered.id, unitPrice: UNIT_PRICE, unit: 'call' }
  resultOf(await ada.page.market.usage.setUnitPrice(model).start(price))

  await deeds.buy(ivy, model, local.native)
  subscription = await deeds.buy(ben, model, local.subscription)
  const license = await deeds.buy(ben, model, metered)
  await deeds.useByTheUnit(ben, cleo, {
    asset: model,
    license,
    unitPrice: UNIT_PRICE,
    units: 1_500n,
    used: 1_000n,
  })

  const coins = net('coins', [local.native.price])
  const dollars = net('dollars', [local.subscription.price, metered.price, 1_000n * UNIT_PRICE])
  assert.equal(await deeds.claim(ada, model, NATIVE), part(coins, 6_667))
  assert.equal(await deeds.claim(dan, model, NATIVE), coins - part(coins, 6_667))
  assert.equal(await deeds.claim(ada, model, local.dollar), part(dollars, 6_667))
  assert.equal(await deeds.claim(dan, model, local.dollar), dollars - part(dollars, 6_667))
})

test('February: a derivative pays its parent a tenth of what it sells for', async () => {
  const forDerivatives = { derivativesAllowed: true, upstreamBps: 1_000, price: COIN / 33n }
  const base = await deeds.putOnSale(ada, model, forDerivatives)
  child = await deeds.derive(cleo, await deeds.buy(cleo, model, base), 1_000)
  childOffer = await deeds.putOnSale(cleo, child, { price: COIN / 7n })
  await deeds.buy(ben, child, childOffer)
  await deeds.buy(ivy, child, childOffer)

  const upstream = part(2n * childOffer.price, 1_000)
  assert.equal(
    await deeds.claim(cleo, child, NATIVE),
    net('coins', [childOffer.price, childOffer.price]) - upstream,
  )
  const parents = net('coins', [base.price]) + upstream
  assert.equal(await deeds.claim(ada, model, NATIVE), part(parents, 6_667))
  assert.equal(await deeds.claim(dan, model, NATIVE), parents - part(parents, 6_667))
})

test('March: the model is divided into shares, and its shares and a licence change hands', async () => {
  const rules = {
    votingDelay: 60,
    votingPeriod: 600,
    lateQuorumExtension: 60,
    quorumBps: 2_000,
    proposalThresholdBps: 100,
  }
  const market = ada.page.market.shares
  resultOf(await market.fractionalize(model).start({ guaranteedBps: 5_000, rules, salt: SALT }))
  const { fractionalizer, contracts } = local
  const search = { fractionalizer, modelId: model.tokenId, fromBlock: contracts.fromBlock }
  const [made] = await findShares(local.publisher.client, search)
  assert.deepEqual([made?.shares, made?.governor], [shares, governor])
  for (const { id: offerId } of [local.native, local.subscription]) {
    resultOf(await market.addCurrency(model).start({ shares, offerId }))
  }
  const payees = [
    { account: shares, bps: 5_000, role: 'investor' as const },
    { account: ada.address, bps: 3_000, role: 'creator' as const },
    { account: dan.address, bps: 2_000, role: 'data' as const },
  ]
  resultOf(await market.lock(model).start({ governor, payees }))

  const what = { kind: 'license', licenseId: (await deeds.buy(ivy, model, local.native)).id } as const
  const resale = await deeds.offerForSale(ivy, model, what, COIN / 19n)
  const royalty = await deeds.take(cleo, model, resale)
  assert.equal(royalty, part(COIN / 19n, 500))
  const before = net('coins', [local.native.price, royalty])
  assert.equal(await deeds.claim(ada, model, NATIVE), part(before, 6_667), 'the old payees still have it')
  assert.equal(await deeds.claim(dan, model, NATIVE), before - part(before, 6_667))

  await deeds.days(8)
  resultOf(await ada.page.market.shares.applyPayees(model).start({}))
  const third = { kind: 'shares', shares, amount: IVYS_SHARES } as const
  await deeds.take(ivy, model, await deeds.offerForSale(ada, model, third, COIN), IVYS_SHARES)
  assert.equal(await deeds.tokens(shares, ivy.address), IVYS_SHARES)

  await deeds.buy(cleo, model, local.native)
  const income = net('coins', [local.native.price])
  assert.equal(await deeds.claim(ada, model, NATIVE), part(income, 3_000))
  assert.equal(await deeds.claim(dan, model, NATIVE), income - part(income, 5_000) - part(income, 3_000))
  assert.equal(await deeds.divide([ada, ivy], model, { shares, currency: NATIVE }), part(income, 5_000))
})

test('April: a listing is challenged without cause, and somebody recommends the model', async () => {
  const { curation } = local.contracts
  resultOf(await mia.page.market.curation.setStatus(child).start({ status: 'listed' }))
  const bond = await deeds.challenge(dan, child)
  const verdict = await mia.page.market.curation.decideChallenge(child).start({ upheld: false })
  assert.equal(resultOf(verdict).winner, cleo.address)
  assert.equal(await deeds.takeBonds(cleo, child, 'curation'), bond)

  treasury.coins += await deeds.recommend(ivy, child)
  local.publisher.client.forget()
  const listing = await readListing(local.publisher.client, { curation, modelId: child.tokenId })
  assert.deepEqual([listing.status, listing.endorsements], ['listed', 1])
})

test('May: a complaint is upheld by a vote, and who bought meanwhile has a third back', async () => {
  const { court } = local.contracts
  const dispute = await deeds.complain(ben, child, 5_000)
  await deeds.buy(dan, child, childOffer)
  await deeds.answer(cleo, child, dispute)

  resultOf(await mia.page.market.governance.delegate(dao.asset).start({ token: dao.token }))
  await pass(local, 1)
  const ruling = { disputeId: dispute.id, verdict: 'refund', refundBps: 3_333 } as const
  await deeds.decide(dao, 'Refund a third', decideDisputeCall({ court, ...ruling }))
  const refund = part(childOffer.price, 3_333)
  assert.equal(await deeds.resolveEverything(ivy, child), refund)
  assert.equal(await deeds.takeBonds(ben, child, 'disputes'), 2n * dispute.bond)

  const fee = part(part(childOffer.price, 250), 10_000 - 3_333)
  treasury.coins += fee
  const upstream = part(childOffer.price - refund, 1_000)
  assert.equal(await deeds.claim(dan, child, NATIVE), refund)
  assert.equal(await deeds.claim(cleo, child, NATIVE), childOffer.price - refund - fee - upstream)
})

test('June: a higher fee is voted down, a lower one comes into force', async () => {
  const { vault } = local.contracts
  const feeOf = (feeBps: number) => setFeeCall({ vault, feeBps, treasury: local.timelock })
  const { proposal, proposalId } = await deeds.decide(dao, 'Double the fee', feeOf(500), 'against')
  const lost = await mia.page.market.governance.queue(dao.asset).start({ governor: dao.governor, proposal })
  assert.equal(failureOf(lost), 'proposal-state')
  local.publisher.client.forget()
  const { state } = await readProposal(local.publisher.client, { governor: dao.governor, proposalId })
  assert.equal(state, 'defeated')

  await deeds.decide(dao, 'One percent is enough', feeOf(100))
  const search = { governor: dao.governor, fromBlock: local.contracts.fromBlock }
  const proposals = await findProposals(local.publisher.client, search)
  assert.equal(proposals.length, 3)
  assert.equal(proposals[1]?.id, proposalId)
})

test('Summer and autumn: a subscription is renewed, one purchase is given back and one is kept', async () => {
  await deeds.days(60)
  await deeds.renew(ben, model, subscription, local.subscription)
  const term = {
    kind: 'fixed-term',
    period: 90 * DAY,
    refundDays: 14,
    currency: local.dollar,
    price: 3_000001n,
  } as const
  const refundable = await deeds.putOnSale(cleo, child, term)
  await deeds.giveBack(ben, child, await deeds.buy(ben, child, refundable), refundable)
  const kept = await deeds.buy(ben, child, refundable)
  await deeds.days(15)
  const { vault, licenseBook: source } = local.contracts
  await deeds.send(ivy, releaseEscrowCall({ vault, source, ref: kept.id }))

  const upstream = part(refundable.price, 1_000)
  const earned = net('dollars', [refundable.price], 100) - upstream
  assert.equal(await deeds.claim(cleo, child, local.dollar), earned)
  const parents = net('dollars', [local.subscription.price], 100) + upstream
  assert.equal(await deeds.claim(ada, model, local.dollar), part(parents, 3_000))
  assert.equal(
    await deeds.claim(dan, model, local.dollar),
    parents - part(parents, 5_000) - part(parents, 3_000),
  )
  assert.equal(
    await deeds.divide([ada, ivy], model, { shares, currency: local.dollar }),
    part(parents, 5_000),
  )
})

test('December: everybody has what is theirs, and nothing is left but what does not divide', async () => {
  const { vault, usageMeter, exchange, court, curation, licenseBook } = local.contracts
  const upstream = part(childOffer.price - part(childOffer.price, 3_333), 1_000)
  assert.equal(await deeds.claim(ada, model, NATIVE), part(upstream, 3_000))
  assert.equal(
    await deeds.claim(dan, model, NATIVE),
    upstream - part(upstream, 5_000) - part(upstream, 3_000),
  )
  assert.equal(await deeds.divide([ada, ivy], model, { shares, currency: NATIVE }), part(upstream, 5_000))
  for (const currency of [NATIVE, local.dollar]) await deeds.send(ivy, claimFeesCall({ vault, currency }))
  await deeds.send(ivy, claimDueCall({ from: curation, account: local.timelock }))

  await ledger.assertBooked()
  assert.deepEqual(await ledger.change(local.timelock), treasury)
  const empty = { coins: 0n, dollars: 0n }
  for (const purse of [vault, usageMeter, exchange, court, curation, licenseBook, governor]) {
    assert.deepEqual(await purseOf(local, purse), empty, purse)
  }
  // The vault keeps no dust: the last payee takes it. Of what the shares got, two thirds and a third end in a fraction each,
  // which together are one unit of each currency: it stays for the next distribution.
  assert.deepEqual(await purseOf(local, shares), { coins: 1n, dollars: 1n })
  await ledger.assertConserved()
})

/** What prices bring a model after the market's fee, which is booked for the treasury. */
function net(currency: 'coins' | 'dollars', prices: readonly bigint[], feeBps = 250): bigint {
  const fees = prices.reduce((sum, price) => sum + part(price, feeBps), 0n)
  treasury[currency] += fees
  return prices.reduce((sum, price) => sum + price, 0n) - fees
}
