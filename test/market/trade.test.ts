import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Address, encodeFunctionData, erc20Abi, parseEventLogs } from 'viem'
import { type AssetId, NATIVE } from '../../src/asset/index.ts'
import { fractionalizerAbi, licenseBookAbi } from '../../src/chain/generated/abi.ts'
import { findFills, readOrderStatus } from '../../src/chain/index.ts'
import type { License, Offer } from '../../src/license/index.ts'
import { mintModel, type OrderInput, type PlacedOrder } from '../../src/market/index.ts'
import { openPage, type Page } from './buyer.ts'
import { resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const ETHER = 10n ** 18n
/** Later than any time a test moves the chain to. */
const EXPIRY = 2 ** 40 - 1

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
  for (const { provider } of [buyer, visitor, creator]) provider.setBatching(false)
})
after(async () => {
  await Promise.all([buyer, visitor, creator].map(page => page.close()))
  await local.close()
})

async function buy({ id, price, termsHash }: Offer): Promise<License> {
  const end = await buyer.market.purchase(local.asset).start({ offerId: id, price, termsHash })
  assert.ok(end.status === 'done', JSON.stringify(end.status))
  return end.result
}

const terms = (parts: Pick<OrderInput, 'side' | 'what' | 'price'> & Partial<OrderInput>): OrderInput => ({
  currency: NATIVE,
  maxRoyaltyBps: 500,
  expiry: EXPIRY,
  ...parts,
})

async function fill(
  page: Page,
  asset: AssetId,
  { order, signature }: PlacedOrder,
  { amount = 1n, minProceeds }: { amount?: bigint; minProceeds?: bigint } = {},
) {
  const input = { order, signature, amount, ...(minProceeds !== undefined && { minProceeds }) }
  const end = await page.market.trade.fill(asset).start(input)
  if (end.status === 'failed') throw end.error
  assert.ok(end.status === 'done', end.status)
  return end.result
}

const coins = (address: Address) => local.chain.getBalance({ address })
const tokens = (token: Address, account: Address) =>
  local.chain.readContract({ address: token, abi: erc20Abi, functionName: 'balanceOf', args: [account] })
const dollars = (account: Address) => tokens(local.dollar, account)
const ownerOf = (address: Address, tokenId: bigint) =>
  local.chain.readContract({ address, abi: licenseBookAbi, functionName: 'ownerOf', args: [tokenId] })

async function newModel(): Promise<AssetId> {
  const { publisher } = local
  const tokenId = await mintModel(publisher, {
    to: publisher.account,
    manifestDigest: `0x${'11'.repeat(32)}`,
    contentHash: `0x${'00'.repeat(32)}`,
    resaleRoyaltyBps: 500,
    maxUpstreamBps: 0,
    parentLicenseIds: [],
    payees: [{ account: publisher.account, bps: 10_000, role: 'creator' }],
  })
  return { ...local.asset, tokenId }
}

test('sells a licence for coins: the model earns its royalty, the seller the rest, to the last wei', async () => {
  const { id: licenseId } = await buy(local.native)
  const price = ETHER / 7n
  buyer.prompts.length = 0
  const what = { kind: 'license', licenseId } as const
  const placed = await buyer.market.trade.place(local.asset, terms({ side: 'listing', what, price }))
  assert.deepEqual(buyer.prompts, ['send', 'sign'], 'an approval of this one licence, then the order')

  const { vault, licenseBook, exchange } = local.contracts
  const [seller, inVault] = [await coins(BUYER.signer.address), await coins(vault)]
  visitor.prompts.length = 0
  const filled = await fill(visitor, local.asset, placed)

  const royalty = (price * 500n) / 10_000n
  assert.deepEqual(filled, { order: placed.hash, amount: 1n, currency: NATIVE, price, royalty })
  assert.deepEqual(visitor.prompts, ['send'])
  assert.equal(await ownerOf(licenseBook, licenseId), VISITOR.signer.address)
  assert.equal(await coins(BUYER.signer.address), seller + price - royalty)
  assert.equal(await coins(vault), inVault + royalty)
  assert.equal(await coins(exchange), 0n)
})

test('buys a licence by an offer in dollars, which the owner accepts for no less than it brings', async () => {
  const { id: licenseId } = await buy(local.token)
  const price = 33_333333n
  const what = { kind: 'license', licenseId } as const
  const input = terms({ side: 'offer', what, price, currency: local.dollar })
  const placed = await visitor.market.trade.place(local.asset, input)

  const { vault, licenseBook } = local.contracts
  const accounts = [BUYER.signer.address, VISITOR.signer.address, vault]
  const before = await Promise.all(accounts.map(dollars))
  const royalty = (price * 500n) / 10_000n
  buyer.prompts.length = 0
  await assert.rejects(fill(buyer, local.asset, placed, { minProceeds: price - royalty + 1n }), {
    code: 'price-changed',
  })
  const filled = await fill(buyer, local.asset, placed, { minProceeds: price - royalty })

  assert.equal(filled.royalty, royalty)
  assert.deepEqual(buyer.prompts, ['send', 'send'], 'an exact approval, then the trade')
  assert.equal(await ownerOf(licenseBook, licenseId), VISITOR.signer.address)
  const gains = [price - royalty, -price, royalty]
  const after = await Promise.all(accounts.map(dollars))
  assert.deepEqual(
    after,
    before.map((amount, i) => amount + (gains[i] ?? 0n)),
  )
})

test('sells a model for dollars and then for coins, with its creator’s royalty', async () => {
  const asset = await newModel()
  const what = { kind: 'model' } as const
  const { registry } = local.contracts
  const price = 77_777777n
  const first = await creator.market.trade.place(
    asset,
    terms({ side: 'listing', what, price, currency: local.dollar }),
  )
  const [earned, paid] = [await dollars(CREATOR.signer.address), await dollars(BUYER.signer.address)]
  buyer.prompts.length = 0
  await fill(buyer, asset, first)
  assert.deepEqual(buyer.prompts, ['send', 'send'], 'an exact approval, then the trade')
  assert.equal(await ownerOf(registry, asset.tokenId), BUYER.signer.address)
  assert.equal(await dollars(CREATOR.signer.address), earned + price, 'seller and creator are one')
  assert.equal(await dollars(BUYER.signer.address), paid - price)

  const resale = ETHER + 19n
  const royalty = (resale * 500n) / 10_000n
  const second = await buyer.market.trade.place(asset, terms({ side: 'listing', what, price: resale }))
  const before = [await coins(BUYER.signer.address), await coins(CREATOR.signer.address)]
  await fill(visitor, asset, second)
  assert.equal(await ownerOf(registry, asset.tokenId), VISITOR.signer.address)
  assert.deepEqual(
    [await coins(BUYER.signer.address), await coins(CREATOR.signer.address)],
    [(before[0] ?? 0n) + resale - royalty, (before[1] ?? 0n) + royalty],
  )
})

test('sells shares in parts, for coins and for dollars, each part rounded against who takes it', async () => {
  const asset = await newModel()
  const shares = await fractionalize(asset.tokenId)
  const all = 300n * ETHER
  const what = { kind: 'shares', shares, amount: all } as const
  const price = 1_000n
  const listing = await creator.market.trade.place(asset, terms({ side: 'listing', what, price }))

  const { exchange } = local.contracts
  const before = await coins(CREATOR.signer.address)
  const third = await fill(buyer, asset, listing, { amount: 100n * ETHER })
  assert.equal(third.price, 334n)
  assert.equal(third.royalty, 0n)
  const left = await readOrderStatus(local.publisher.client, { exchange, order: listing.order })
  assert.deepEqual(left, { status: 'open', remaining: 200n * ETHER })
  await fill(visitor, asset, listing, { amount: 200n * ETHER })
  assert.equal(await coins(CREATOR.signer.address), before + 334n + 667n)
  assert.equal(await tokens(shares, BUYER.signer.address), 100n * ETHER)
  assert.equal(await tokens(shares, VISITOR.signer.address), 200n * ETHER)

  const input = terms({ side: 'offer', what, price, currency: local.dollar })
  const offer = await visitor.market.trade.place(asset, input)
  const [sellers, makers] = [await dollars(BUYER.signer.address), await dollars(VISITOR.signer.address)]
  const sold = await fill(buyer, asset, offer, { amount: 100n * ETHER, minProceeds: 333n })
  assert.equal(sold.price, 333n)
  assert.equal(await dollars(BUYER.signer.address), sellers + 333n)
  assert.equal(await dollars(VISITOR.signer.address), makers - 333n)
  assert.equal(await tokens(shares, VISITOR.signer.address), 300n * ETHER)
})

test('asks for nothing when an order was cancelled or filled, or its licence is not what it was', async () => {
  const { id: licenseId } = await buy(local.subscription)
  const what = { kind: 'license', licenseId } as const
  const input = terms({ side: 'listing', what, price: 5n })
  const cancelled = await buyer.market.trade.place(local.asset, input)
  const { nonce } = cancelled.order
  const end = await buyer.market.trade.cancel(local.asset).start({ nonce })
  assert.ok(end.status === 'done')
  assert.deepEqual(end.result, { nonce })
  visitor.prompts.length = 0
  await assert.rejects(fill(visitor, local.asset, cancelled), { code: 'order-void' })

  const stale = await buyer.market.trade.place(local.asset, input)
  const { price } = local.subscription
  const renewal = await buyer.market.renewal(local.asset).start({ licenseId, periods: 1, price })
  assert.equal(renewal.status, 'done')
  await assert.rejects(fill(visitor, local.asset, stale), { code: 'asset-changed' })
  assert.deepEqual(visitor.prompts, [])

  const open = await buyer.market.trade.place(local.asset, input)
  await fill(visitor, local.asset, open)
  await assert.rejects(fill(creator, local.asset, open), { code: 'order-void' })
})

test('takes back every order at once, and tells what was traded before', async () => {
  const { id: licenseId } = await buy(local.native)
  const what = { kind: 'license', licenseId } as const
  const sold = await buyer.market.trade.place(local.asset, terms({ side: 'listing', what, price: 700n }))
  await fill(visitor, local.asset, sold)
  const asks = [2_000n, 3_000n].map(price => terms({ side: 'offer', what, price, currency: local.dollar }))
  const orders: PlacedOrder[] = []
  for (const ask of asks) orders.push(await buyer.market.trade.place(local.asset, ask))
  const raised = resultOf(await buyer.market.trade.cancelAll(local.asset).start({}))
  assert.equal(raised.counter, (orders[0]?.order.counter ?? 0n) + 1n)
  for (const order of orders) {
    await assert.rejects(fill(visitor, local.asset, order, { minProceeds: 1n }), { code: 'order-void' })
  }

  const { exchange, licenseBook, fromBlock } = local.contracts
  const search = { exchange, asset: licenseBook, tokenId: licenseId, fromBlock }
  const fills = await findFills(local.publisher.client, search)
  assert.deepEqual(fills, [
    {
      order: sold.hash,
      maker: BUYER.signer.address,
      taker: VISITOR.signer.address,
      side: 'listing',
      tokenId: licenseId,
      amount: 1n,
      currency: NATIVE,
      price: 700n,
      royalty: 35n,
    },
  ])
  const others = { ...search, maker: VISITOR.signer.address }
  assert.deepEqual(await findFills(local.publisher.client, others), [])
})

test('refuses an order that somebody else signed', async () => {
  const { id: licenseId } = await buy(local.native)
  const what = { kind: 'license', licenseId } as const
  const placed = await buyer.market.trade.place(local.asset, terms({ side: 'listing', what, price: 1_000n }))
  const cheaper = { ...placed, order: { ...placed.order, price: 1n } }
  await assert.rejects(fill(visitor, local.asset, cheaper), { code: 'order-void' })
})

test('trades in one prompt where the wallet batches', async () => {
  const { id: licenseId } = await buy(local.token)
  const what = { kind: 'license', licenseId } as const
  const input = terms({ side: 'offer', what, price: 1_000000n, currency: local.dollar })
  const offer = await visitor.market.trade.place(local.asset, input)
  buyer.provider.setBatching(true)
  buyer.prompts.length = 0
  await fill(buyer, local.asset, offer, { minProceeds: 950_000n })
  assert.deepEqual(buyer.prompts, ['batch'])
  assert.equal(await ownerOf(local.contracts.licenseBook, licenseId), VISITOR.signer.address)

  const resale = terms({ side: 'listing', what, price: 2_000000n, currency: local.dollar })
  await fill(buyer, local.asset, await visitor.market.trade.place(local.asset, resale))
  assert.deepEqual(buyer.prompts, ['batch', 'batch'])
  assert.equal(await ownerOf(local.contracts.licenseBook, licenseId), BUYER.signer.address)
})

async function fractionalize(modelId: bigint): Promise<Address & AssetId['contract']> {
  const rules = {
    votingDelay: 60,
    votingPeriod: 600,
    lateQuorumExtension: 60,
    quorumBps: 1_000,
    proposalThresholdBps: 100,
  }
  const hash = await local.chain.sendTransaction({
    account: CREATOR.signer,
    chain: null,
    to: local.fractionalizer,
    data: encodeFunctionData({
      abi: fractionalizerAbi,
      functionName: 'fractionalize',
      args: [modelId, 5_000, rules, `0x${'00'.repeat(32)}`],
    }),
  })
  const { logs } = await local.chain.waitForTransactionReceipt({ hash })
  const [made] = parseEventLogs({ abi: fractionalizerAbi, logs, eventName: 'ModelFractionalized' })
  assert.ok(made)
  return made.args.shares
}
