import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Address } from '../../src/asset/index.ts'
import { transferSharesCall } from '../../src/chain/index.ts'
import type { ModelShares } from '../../src/market/index.ts'
import { openPage, type Page, until } from './buyer.ts'
import { resultOf } from './decisions.ts'
import { CREATOR, DATA, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const RULES = {
  votingDelay: 60,
  votingPeriod: 600,
  lateQuorumExtension: 60,
  quorumBps: 1_000,
  proposalThresholdBps: 100,
}
const SUPPLY = 10n ** 24n
const GIVEN = SUPPLY / 3n

let local: LocalMarket
let creator: Page
let visitor: Page
let stranger: Page
before(async () => {
  local = await startLocalMarket()
  ;[creator, visitor, stranger] = await Promise.all([
    openPage(local, { account: CREATOR }),
    openPage(local, { account: VISITOR }),
    openPage(local),
  ])
})
after(async () => {
  await Promise.all([creator, visitor, stranger].map(page => page.close()))
  await local.close()
})

async function sharesOf(page: Page): Promise<ModelShares> {
  const store = page.market.sharesOf(local.asset)
  await store.refresh()
  const state = await until(store, ({ status }) => status !== 'loading')
  assert.ok(state.status === 'ready', String(state.status === 'failed' && state.error))
  return state.value
}

test('says of a model that is not divided whose it is and who is paid', async () => {
  const { owner, fractions, payees } = await sharesOf(stranger)
  assert.equal(owner, CREATOR.signer.address)
  assert.deepEqual(fractions, [])
  assert.deepEqual(
    payees.payees.map(({ account, bps, role }) => [account, bps, role]),
    [
      [CREATOR.signer.address, 6667, 'creator'],
      [DATA.signer.address, 3333, 'data'],
    ],
  )
  assert.equal(payees.announced, undefined)
  assert.ok(payees.notice > 0)
})

let made: { readonly shares: Address; readonly governor: Address }
test('shows new shares with all holders, and each account what is its own', async () => {
  const start = { guaranteedBps: 5_000, rules: RULES }
  made = resultOf(await creator.market.shares.fractionalize(local.asset).start(start))
  const call = transferSharesCall({ shares: made.shares, to: VISITOR.signer.address, amount: GIVEN })
  const hash = await local.chain.sendTransaction({ account: CREATOR.signer, chain: null, ...call })
  await local.chain.waitForTransactionReceipt({ hash })

  const [fraction, ...others] = (await sharesOf(visitor)).fractions
  assert.ok(fraction)
  assert.deepEqual(others, [])
  assert.equal(fraction.shares, made.shares)
  assert.deepEqual(fraction.rules, RULES)
  assert.deepEqual(fraction.holders, [
    { account: CREATOR.signer.address, balance: SUPPLY - GIVEN },
    { account: VISITOR.signer.address, balance: GIVEN },
  ])
  assert.equal(fraction.holder?.balance, GIVEN)
  assert.equal((await sharesOf(stranger)).fractions[0]?.holder?.balance, 0n)
})

test('offers the currencies of tiers for dividends until they are set up', async () => {
  const symbols = async () =>
    (await sharesOf(creator)).fractions[0]?.addable.map(({ currency }) => currency.address)
  assert.deepEqual(new Set(await symbols()), new Set([local.native.currency, local.dollar]))
  const { shares } = made
  resultOf(await creator.market.shares.addCurrency(local.asset).start({ shares, offerId: local.token.id }))
  assert.deepEqual(await symbols(), [local.native.currency])
})

test('tells of payees that were announced, and from when on they count', async () => {
  const { shares, governor } = made
  const payees = [
    { account: shares, bps: 6_000, role: 'investor' as const },
    { account: DATA.signer.address, bps: 4_000, role: 'data' as const },
  ]
  resultOf(await creator.market.shares.lock(local.asset).start({ governor, payees }))
  const { owner, payees: facts, fractions } = await sharesOf(stranger)
  assert.equal(owner, governor)
  assert.equal(fractions[0]?.isLocked, true)
  assert.deepEqual(facts.announced?.payees, payees)
  const { timestamp } = await local.chain.getBlock()
  assert.equal(facts.announced?.effectiveAt, Number(timestamp) + facts.notice)
})

test('shows another account its own shares as soon as it is connected', async () => {
  const store = visitor.market.sharesOf(local.asset)
  const balance = () => {
    const state = store.getState()
    return state.status === 'ready' ? state.value.fractions[0]?.holder?.balance : undefined
  }
  await sharesOf(visitor)
  assert.equal(balance(), GIVEN)
  await visitor.market.wallet.disconnect()
  assert.equal(store.getState().status, 'loading')
  const next = await until(store, ({ status }) => status === 'ready')
  assert.ok(next.status === 'ready')
  assert.equal(next.value.fractions[0]?.holder, undefined)
})
