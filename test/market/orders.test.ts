import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { NATIVE } from '../../src/asset/index.ts'
import {
  formatOrderDocument,
  parseOrderDocument,
  transferSharesCall,
  transferTokenCall,
} from '../../src/chain/index.ts'
import type { License, Offer } from '../../src/license/index.ts'
import { createMarket, type Market, type OrderInput } from '../../src/market/index.ts'
import { startHub } from '../../src/node/hub/index.ts'
import { temporaryFolder } from '../unit/hub/hub-fixture.ts'
import { openPage, type Page, until } from './buyer.ts'
import { resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const PRICE = 10n ** 15n
const RULES = {
  votingDelay: 60,
  votingPeriod: 600,
  lateQuorumExtension: 60,
  quorumBps: 1_000,
  proposalThresholdBps: 100,
}

let local: LocalMarket
let buyer: Page
let visitor: Page
let creator: Page
before(async () => {
  local = await startLocalMarket()
  ;[buyer, visitor, creator] = await Promise.all([
    openPage(local),
    openPage(local, { account: VISITOR }),
    openPage(local, { account: CREATOR }),
  ])
})
after(async () => {
  await Promise.all([buyer, visitor, creator].map(page => page.close()))
  await local.close()
})

async function buy({ id, price, termsHash }: Offer): Promise<License> {
  return resultOf(await buyer.market.purchase(local.asset).start({ offerId: id, price, termsHash }))
}

const soon = () => Math.floor(Date.now() / 1000) + 86_400
const listing = (what: OrderInput['what'], parts: Partial<OrderInput> = {}): OrderInput => ({
  side: 'listing',
  what,
  price: PRICE,
  currency: NATIVE,
  maxRoyaltyBps: 500,
  expiry: soon(),
  ...parts,
})

const inspect = (page: Page, document: string) => page.market.trade.inspect(local.asset, document)
const problemOf = async (page: Page, document: string) => (await inspect(page, document)).problem

test('says of an order that stands what it is about and what it comes to', async () => {
  const license = await buy(local.native)
  const what = { kind: 'license', licenseId: license.id } as const
  const { document, order, hash } = await buyer.market.trade.place(local.asset, listing(what))
  const seen = await inspect(visitor, document)
  assert.equal(seen.problem, undefined)
  assert.equal(seen.hash, hash)
  assert.deepEqual(seen.order, order)
  assert.equal(seen.isOwn, false)
  const { details } = seen
  assert.deepEqual(details?.what, what)
  assert.deepEqual([details?.price, details?.royalty, details?.remaining], [PRICE, PRICE / 20n, 1n])
  assert.equal(details?.holder, BUYER.signer.address)
  assert.equal(details?.license?.endTime, license.endTime)
  assert.equal((await inspect(buyer, document)).isOwn, true)

  const { order: parsed, signature } = parseOrderDocument(document)
  resultOf(await visitor.market.trade.fill(local.asset).start({ order: parsed, signature, amount: 1n }))
  assert.equal(await problemOf(visitor, document), 'done')
})

test('shows hostile orders as what they are', async () => {
  const license = await buy(local.native)
  const what = { kind: 'license', licenseId: license.id } as const
  const placed = await buyer.market.trade.place(local.asset, listing(what))
  const good = parseOrderDocument(placed.document)
  const changed = (parts: Partial<typeof good>) => formatOrderDocument({ ...good, ...parts })
  const order = (parts: Partial<typeof good.order>) => changed({ order: { ...good.order, ...parts } })
  const cases: readonly (readonly [string, string])[] = [
    [order({ price: 1n }), 'bad-signature'],
    [order({ maker: VISITOR.signer.address }), 'bad-signature'],
    [order({ maker: local.batchAccount }), 'bad-signature'],
    [changed({ signature: `0x${'11'.repeat(65)}` }), 'bad-signature'],
    [changed({ exchange: local.contracts.vault }), 'other-market'],
    [changed({ model: { ...local.asset, chainId: 1 } }), 'wrong-chain'],
    [order({ tokenId: 999n }), 'other-model'],
    [order({ asset: local.dollar }), 'other-model'],
    [order({ asset: local.contracts.registry, tokenId: 999n }), 'other-model'],
  ]
  for (const [document, problem] of cases) {
    const seen = await inspect(visitor, document)
    assert.equal(seen.problem, problem)
    assert.equal(seen.details, undefined)
  }
  await assert.rejects(inspect(visitor, '{"kind":"modelmark-order"'), { code: 'file-invalid' })
  const otherModel = { ...local.asset, tokenId: local.asset.tokenId + 1n }
  assert.equal((await visitor.market.trade.inspect(otherModel, placed.document)).problem, 'other-model')
})

test('says why an order that was good no longer stands', async () => {
  const license = await buy(local.subscription)
  const what = { kind: 'license', licenseId: license.id } as const
  const place = (parts: Partial<OrderInput> = {}) =>
    buyer.market.trade.place(local.asset, listing(what, parts))

  const low = await place({ maxRoyaltyBps: 499 })
  assert.equal(await problemOf(visitor, low.document), 'royalty-above-max')
  const reserved = await place({ taker: CREATOR.signer.address })
  assert.equal(await problemOf(visitor, reserved.document), 'not-for-you')
  assert.equal(await problemOf(creator, reserved.document), undefined)
  const odd = await place({ currency: local.batchAccount })
  assert.equal(await problemOf(visitor, odd.document), 'currency-not-taken')

  const stale = await place()
  const { price } = local.subscription
  resultOf(await buyer.market.renewal(local.asset).start({ licenseId: license.id, periods: 1, price }))
  assert.equal(await problemOf(visitor, stale.document), 'stale')

  const cancelled = await place()
  resultOf(await buyer.market.trade.cancel(local.asset).start({ nonce: cancelled.order.nonce }))
  assert.equal(await problemOf(visitor, cancelled.document), 'done')
  const raised = await place()
  resultOf(await buyer.market.trade.cancelAll(local.asset).start({}))
  assert.equal(await problemOf(visitor, raised.document), 'withdrawn')

  const given = await place()
  const call = transferTokenCall({
    asset: local.contracts.licenseBook,
    owner: BUYER.signer.address,
    to: CREATOR.signer.address,
    tokenId: license.id,
  })
  const hash = await local.chain.sendTransaction({ account: BUYER.signer, chain: null, ...call })
  await local.chain.waitForTransactionReceipt({ hash })
  assert.equal(await problemOf(visitor, given.document), 'maker-cannot')
})

test('tells of an offer what the owner would get, and that its maker can pay', async () => {
  const license = await buy(local.native)
  const what = { kind: 'license', licenseId: license.id } as const
  const price = 1_000_001n
  const input = listing(what, { side: 'offer', currency: local.dollar, price })
  const { document } = await visitor.market.trade.place(local.asset, input)
  const { problem, details } = await inspect(buyer, document)
  assert.equal(problem, undefined)
  assert.deepEqual([details?.price, details?.royalty], [price, price / 20n])
  const rich = listing(what, { side: 'offer', currency: local.dollar, price: 10n ** 30n })
  const { document: unpaid } = await visitor.market.trade.place(local.asset, rich)
  assert.equal(await problemOf(buyer, unpaid), 'maker-cannot')
})

test('follows an order of shares as it is filled in parts', async () => {
  const { shares } = resultOf(
    await creator.market.shares.fractionalize(local.asset).start({ guaranteedBps: 5_000, rules: RULES }),
  )
  const what = { kind: 'shares', shares, amount: 90n } as const
  const placed = await creator.market.trade.place(local.asset, listing(what, { price: 100n }))
  const { order, signature } = placed
  resultOf(await visitor.market.trade.fill(local.asset).start({ order, signature, amount: 30n }))
  const { details, problem } = await inspect(visitor, placed.document)
  assert.equal(problem, undefined)
  assert.deepEqual(
    [details?.remaining, details?.price, details?.royalty, details?.balance],
    [60n, 67n, 0n, 30n],
  )
  const call = transferSharesCall({ shares, to: BUYER.signer.address, amount: 10n ** 24n - 30n })
  const hash = await local.chain.sendTransaction({ account: CREATOR.signer, chain: null, ...call })
  await local.chain.waitForTransactionReceipt({ hash })
  assert.equal(await problemOf(visitor, placed.document), 'maker-cannot')
})

test('finds orders through hub nodes, also where one lies and one is away', async t => {
  const hub = await startHub({ dataDir: await temporaryFolder(t), limits: 'off' })
  t.after(() => hub.close())
  const license = await buy(local.native)
  const what = { kind: 'license', licenseId: license.id } as const
  const placed = await buyer.market.trade.place(local.asset, listing(what))
  const good = parseOrderDocument(placed.document)
  const cheaper = formatOrderDocument({ ...good, order: { ...good.order, price: 1n } })
  const liar = createServer((_, response) => {
    response.end(JSON.stringify({ orders: [JSON.parse(cheaper), 7, null, { kind: 'x' }] }))
  })
  await new Promise<void>(resolve => liar.listen(0, '127.0.0.1', resolve))
  t.after(() => liar.close())
  const away = 'http://127.0.0.1:9'
  const hubs = [hub.url, `http://127.0.0.1:${(liar.address() as AddressInfo).port}`, away]
  const open = (page: Page): Market => {
    const market = createMarket({
      wallet: page.market.wallet,
      rpcUrls: { 31337: [local.rpcUrl] },
      deployments: { 31337: local.contracts },
      gateways: [local.gateway.url],
      hubs,
      storage: page.storage,
    })
    t.after(() => market.close())
    return market
  }
  const sellers = open(buyer)
  const others = open(visitor)
  const bookOf = async (market: Market) => {
    const store = market.orders(local.asset)
    await store.refresh()
    const state = await until(store, ({ status }) => status !== 'loading')
    assert.ok(state.status === 'ready', String(state.status === 'failed' && state.error))
    return state.value
  }
  const before = await bookOf(others)
  assert.deepEqual(before.orders, [])
  assert.deepEqual(before.unreachable, [away])
  assert.equal(before.royaltyBps, 500)
  assert.deepEqual(
    before.currencies.map(({ address }) => address),
    [local.dollar, NATIVE],
  )

  const published = await sellers.trade.publish(placed.document)
  assert.deepEqual(published[0], { hub: hub.url, isKept: true })
  assert.deepEqual(published[2], { hub: away, isKept: false })
  assert.match(String((await sellers.trade.publish(cheaper))[0]?.reason), /signature/)
  assert.deepEqual(
    (await bookOf(others)).orders.map(({ hash, problem }) => [hash, problem]),
    [[placed.hash, undefined]],
  )

  resultOf(await buyer.market.trade.cancel(local.asset).start({ nonce: placed.order.nonce }))
  assert.deepEqual((await bookOf(others)).orders, [], 'others do not see what no longer stands')
  assert.deepEqual(
    (await bookOf(sellers)).orders.map(({ problem, isOwn }) => [problem, isOwn]),
    [['done', true]],
    'its maker does',
  )
})
