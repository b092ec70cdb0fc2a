import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NATIVE } from '../../src/asset/index.ts'
import { mintModel, type RevenueHistory } from '../../src/market/index.ts'
import { openPage, type Page, until } from './buyer.ts'
import { resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const DAY = 86_400

let local: LocalMarket
let buyer: Page
let visitor: Page
before(async () => {
  local = await startLocalMarket()
  ;[buyer, visitor] = await Promise.all([openPage(local), openPage(local, { account: VISITOR })])
})
after(async () => {
  await Promise.all([buyer, visitor].map(page => page.close()))
  await local.close()
})

async function buy(offer: LocalMarket['native']): Promise<bigint> {
  const { id: offerId, price, termsHash } = offer
  return resultOf(await buyer.market.purchase(local.asset).start({ offerId, price, termsHash })).id
}

/** Sets the chain's clock to noon of a day, UTC. */
async function goTo(day: string): Promise<void> {
  await local.chain.setNextBlockTimestamp({ timestamp: BigInt(Date.parse(`${day}T12:00:00Z`) / 1000) })
  await local.chain.mine({ blocks: 1 })
}

async function historyOf(asset = local.asset): Promise<RevenueHistory> {
  const store = buyer.market.revenue(asset)
  await store.refresh()
  const state = await until(store, ({ status }) => status !== 'loading')
  assert.ok(state.status === 'ready', String(state.status === 'failed' && state.error))
  return state.value
}

const months = (history: RevenueHistory, currency: string) =>
  (history.currencies.find(({ currency: { address } }) => address === currency)?.months ?? []).map(
    ({ year, month, amounts }) => [
      `${year}-${month}`,
      Object.entries(amounts).flatMap(([source, amount]) => (amount > 0n ? [`${source} ${amount}`] : [])),
    ],
  )

test('has nothing to show before the first payment', async () => {
  assert.deepEqual(await historyOf(), { currencies: [], isCut: false })
})

test('adds up payments by month and by what they were for, months without any included', async () => {
  const { native, token, asset } = local
  await goTo('2031-01-30')
  const licenseId = await buy(native)
  await goTo('2031-02-01')
  await buy(native)
  await buy(token)
  await goTo('2031-04-15')
  const what = { kind: 'license', licenseId } as const
  const price = 10n ** 18n
  const placed = await buyer.market.trade.place(asset, {
    side: 'listing',
    what,
    price,
    currency: NATIVE,
    maxRoyaltyBps: 500,
    expiry: 2 ** 40 - 1,
  })
  resultOf(await visitor.market.trade.fill(asset).start({ ...placed, amount: 1n }))

  const history = await historyOf()
  assert.deepEqual(months(history, NATIVE), [
    ['2031-1', [`licenses ${native.price}`]],
    ['2031-2', [`licenses ${native.price}`]],
    ['2031-3', []],
    ['2031-4', [`resales ${price / 20n}`]],
  ])
  assert.deepEqual(months(history, local.dollar), [
    ['2031-2', [`licenses ${token.price}`]],
    ['2031-3', []],
    ['2031-4', []],
  ])
  assert.equal(history.isCut, false)
})

test('counts a refundable payment once its window is over, and never one that was refunded', async () => {
  const refundable = await local.offer({ refundDays: 7, price: 40n })
  await goTo('2031-05-02')
  await buy(refundable)
  const back = await buy(refundable)
  resultOf(await buyer.market.refund(local.asset).start({ licenseId: back }))
  const nativeMonths = async () => months(await historyOf(), NATIVE).at(-1)
  assert.deepEqual(await nativeMonths(), ['2031-4', [`resales ${10n ** 18n / 20n}`]])
})

test('shows what a model earned by one that was built on it', async () => {
  const { publisher, asset } = local
  const parent = await local.offer({ derivativesAllowed: true, upstreamBps: 1_000, price: 1_000n })
  const page = await openPage(local, { account: BUYER })
  const { id: offerId, price, termsHash } = parent
  const creator = publisher.account
  const license = resultOf(
    await page.market.purchase(asset).start({ offerId, price, termsHash, to: creator }),
  )
  await page.close()
  const child = await mintModel(publisher, {
    to: creator,
    manifestDigest: `0x${'11'.repeat(32)}`,
    contentHash: `0x${'00'.repeat(32)}`,
    resaleRoyaltyBps: 0,
    maxUpstreamBps: 1_000,
    parentLicenseIds: [license.id],
    payees: [{ account: creator, bps: 10_000, role: 'creator' }],
  })
  const sold = await local.offer({ modelId: child, price: 7_000n })
  const ofChild = { ...asset, tokenId: child }
  resultOf(
    await buyer.market
      .purchase(ofChild)
      .start({ offerId: sold.id, price: sold.price, termsHash: sold.termsHash }),
  )
  await goTo('2031-06-10')
  const maker = await openPage(local, { account: CREATOR })
  resultOf(await maker.market.claim(ofChild).start({ currency: NATIVE }))
  await maker.close()

  const last = months(await historyOf(), NATIVE).at(-1)
  assert.deepEqual(last, ['2031-6', ['descendants 700']])
  assert.equal(months(await historyOf(ofChild), NATIVE)[0]?.[1]?.toString(), 'licenses 7000')
})

test('shows two years at most, and says that there was more', async () => {
  await local.chain.increaseTime({ seconds: 900 * DAY })
  await buy(local.native)
  const history = await historyOf()
  assert.equal(history.isCut, true)
  const shown = months(history, NATIVE)
  assert.ok(shown.length <= 24)
  assert.deepEqual(shown.at(-1)?.[1], [`licenses ${local.native.price}`])
})
