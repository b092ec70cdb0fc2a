import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { erc20Abi, parseAbi } from 'viem'
import { parseAddress } from '../../src/asset/index.ts'
import {
  approveCall,
  buyLicenseCall,
  type Call,
  type ChainClient,
  type EscrowKey,
  type RefundWindows,
  readEarnings,
  releaseEscrowCall,
  waitForReceipt,
} from '../../src/chain/index.ts'
import type { License, Offer } from '../../src/license/index.ts'
import { claimRevenue } from '../../src/market/claim-revenue.ts'
import type { ModelShares } from '../../src/market/index.ts'
import { createWallet } from '../../src/wallet/index.ts'
import { putMulticall3 } from '../chain/put-multicall3.ts'
import { memoryStorage, openPage, type Page, type PageOptions, until, wanted } from './buyer.ts'
import { failureOf, pass, passPayeeNotice, RULES, resultOf } from './decisions.ts'
import { BUYER, CREATOR, DATA, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const PRICE = 7_000003n
/** 2.5 % of it, as deployed. */
const FEE = 175000n
const DAY = 24 * 60 * 60
const MULTICALL3 = parseAddress('0xcA11bde05977b3631167028862bE2a173976CA11')
const holdAbi = parseAbi([
  'function hold(uint256 modelId)',
  'function endHold(uint256 holdId, uint16 refundBps)',
])

const closes: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).reverse()) await close()
})

/** A market with a tier whose buyers can have their money back for a day, and pages of its people. */
async function startMarket() {
  const local = await startLocalMarket()
  closes.push(() => local.close())
  const open = async (options: PageOptions): Promise<Page> => {
    const page = await openPage(local, options)
    closes.push(() => page.close())
    return page
  }
  const offer = await local.offer({ currency: local.dollar, price: PRICE, refundDays: 1 })
  const buyer = await open({ account: BUYER })
  return { local, open, offer, buyer }
}

async function buy({
  local,
  buyer,
  offer,
}: {
  local: LocalMarket
  buyer: Page
  offer: Offer
}): Promise<License> {
  return resultOf(await buyer.market.purchase(local.asset).start(wanted(offer)))
}

const dollars = ({ chain, dollar }: LocalMarket, account: `0x${string}`) =>
  chain.readContract({ address: dollar, abi: erc20Abi, functionName: 'balanceOf', args: [account] })

const keyOf = ({ contracts }: LocalMarket, { id }: License): EscrowKey => ({
  source: contracts.licenseBook,
  ref: id,
})

/** What somebody who is no party to it does. */
async function byVisitor({ chain }: LocalMarket, call: Call): Promise<void> {
  const hash = await chain.sendTransaction({ account: VISITOR.signer, chain: null, ...call })
  const { status } = await chain.waitForTransactionReceipt({ hash })
  assert.equal(status, 'success')
}

const release = (local: LocalMarket, license: License) =>
  byVisitor(local, releaseEscrowCall({ vault: local.contracts.vault, ...keyOf(local, license) }))

/** What a page says of the payments that wait, in dollars, read now. */
async function windowsOf(
  { asset, dollar }: LocalMarket,
  { market }: Page,
): Promise<RefundWindows | undefined> {
  const earnings = market.earnings(asset)
  await earnings.refresh()
  const state = await until(earnings, ({ status }) => status !== 'loading')
  assert.ok(state.status === 'ready', state.status)
  return state.value.find(({ currency }) => currency === dollar)?.windows
}

test('collects what is past its window with one question, to the last unit, and leaves what can be refunded', async () => {
  const { local, open, offer, buyer } = await startMarket()
  const sold = { local, buyer, offer }
  const [kept, , returned] = [await buy(sold), await buy(sold), await buy(sold)]
  resultOf(await buyer.market.refund(local.asset).start({ licenseId: returned.id }))
  await pass(local, DAY)
  const fresh = await buy(sold)
  const creator = await open({ account: CREATOR })
  const windows = await windowsOf(local, creator)
  assert.ok(windows?.over)
  const { open: inside, over } = windows
  assert.deepEqual(inside, { amount: PRICE, first: fresh.refundableUntil, last: fresh.refundableUntil })
  assert.deepEqual([over.amount, over.escrows.length, over.more, over.held], [2n * PRICE, 2, 0, 0n])

  await release(local, kept)
  const had = await dollars(local, CREATOR.signer.address)
  const { escrows } = over
  const claimed = resultOf(await creator.market.claim(local.asset).start({ currency: local.dollar, escrows }))

  assert.equal(claimed.amount, over.claimable[0])
  assert.equal((await dollars(local, CREATOR.signer.address)) - had, claimed.amount)
  assert.deepEqual(creator.prompts, ['batch'])
  const data = await open({ account: DATA })
  const rest = resultOf(await data.market.claim(local.asset).start({ currency: local.dollar }))
  assert.equal(rest.amount, over.claimable[1])
  assert.equal(claimed.amount + rest.amount + 2n * FEE, 2n * PRICE)
  assert.deepEqual(await windowsOf(local, creator), { open: inside })
})

test('releases one by one where the wallet does not batch, and asks for nothing that somebody else did', async () => {
  const { local, open, offer, buyer } = await startMarket()
  const sold = { local, buyer, offer }
  const [, , last] = [await buy(sold), await buy(sold), await buy(sold)]
  await pass(local, DAY)
  let meanwhile = async () => release(local, last)
  const confirm = async () => {
    await meanwhile()
    meanwhile = async () => undefined
    return true
  }
  const creator = await open({ account: CREATOR, wallet: { confirm } })
  creator.provider.setBatching(false)
  const over = (await windowsOf(local, creator))?.over
  assert.ok(over)
  const { escrows } = over
  const claimed = resultOf(await creator.market.claim(local.asset).start({ currency: local.dollar, escrows }))
  assert.equal(claimed.amount, over.claimable[0])
  assert.deepEqual(creator.prompts, ['send', 'send', 'send'])
})

/** The same chain as one that has Multicall3, and what a claim works with there. */
async function withMulticall3(local: LocalMarket, whileAsked: () => Promise<void>) {
  await putMulticall3(local.rpcUrl, MULTICALL3)
  const { client: plain } = local.publisher
  const client: ChainClient = { ...plain, chain: { ...plain.chain, multicall3: MULTICALL3 } }
  const prompts: string[] = []
  const provider = await local.provider({
    accounts: [CREATOR],
    confirm: async ({ kind }) => {
      prompts.push(kind)
      if (kind !== 'connect') await whileAsked()
      return true
    },
  })
  const wallet = createWallet({ provider, storage: memoryStorage() })
  closes.push(async () => wallet.close())
  const account = await wallet.connect()
  const { asset, contracts } = local
  const signal = new AbortController().signal
  return {
    client,
    prompts,
    context: { asset, account, wallet, client, contracts, signal, tell: () => undefined },
  }
}

test('releases and claims in one transaction through Multicall3, also if somebody releases first', async () => {
  const { local, offer, buyer } = await startMarket()
  const sold = { local, buyer, offer }
  const [first] = [await buy(sold), await buy(sold)]
  await pass(local, DAY)
  const { client, prompts, context } = await withMulticall3(local, () => release(local, first))
  const { asset, contracts, dollar, publisher } = local
  const question = { contracts, modelId: asset.tokenId, currencies: [dollar] }
  publisher.client.forget()
  const [earnings] = await readEarnings(client, question)
  assert.deepEqual(await readEarnings(publisher.client, question), [earnings])
  const over = earnings?.windows?.over
  assert.equal(over?.amount, 2n * PRICE)

  const had = await dollars(local, CREATOR.signer.address)
  const sent = await claimRevenue.send(context, { currency: dollar, escrows: over.escrows })
  const outcome = await waitForReceipt(client, sent.id as `0x${string}`, { from: context.account })
  assert.ok(outcome.status === 'mined')
  const claimed = await claimRevenue.prove(context, outcome.receipt, sent)

  assert.deepEqual(prompts, ['connect', 'send'])
  assert.equal(claimed.amount, over.claimable[0])
  assert.equal((await dollars(local, CREATOR.signer.address)) - had, claimed.amount)
  const [after] = await readEarnings(client, question)
  assert.equal(after?.windows, undefined)
})

test('releases forty payments at once and says how many are left for the next claim', async () => {
  const { local, open, offer } = await startMarket()
  const { chain, contracts, dollar, asset } = local
  const { licenseBook } = contracts
  const { price } = offer
  const asBuyer = async (call: Call) => {
    const hash = await chain.sendTransaction({ account: BUYER.signer, chain: null, ...call })
    await chain.waitForTransactionReceipt({ hash })
  }
  await asBuyer(approveCall({ token: dollar, spender: licenseBook, amount: 41n * price }))
  const { id: offerId, termsHash, currency } = offer
  const purchase = buyLicenseCall({
    licenseBook,
    offerId,
    to: BUYER.signer.address,
    currency,
    price,
    termsHash,
  })
  for (let i = 0; i < 41; i++) await asBuyer(purchase)
  await pass(local, DAY)
  const creator = await open({ account: CREATOR })
  const claim = creator.market.claim(asset)
  const over = (await windowsOf(local, creator))?.over
  assert.deepEqual([over?.escrows.length, over?.amount, over?.more], [40, 40n * PRICE, 1])
  const first = resultOf(await claim.start({ currency: dollar, escrows: over?.escrows ?? [] }))
  assert.equal(first.amount, over?.claimable[0])
  const left = (await windowsOf(local, creator))?.over
  assert.deepEqual([left?.escrows.length, left?.amount, left?.more], [1, PRICE, 0])
  const second = resultOf(await claim.start({ currency: dollar, escrows: left?.escrows ?? [] }))
  assert.equal(second.amount, left?.claimable[0])
  assert.equal(await windowsOf(local, creator), undefined)
})

test('leaves to a dispute what it would keep, pays out the rest, and collects it once the dispute is over', async () => {
  const { local, open, offer, buyer } = await startMarket()
  const { chain, contracts, asset, dollar } = local
  await buy({ local, buyer, offer })
  await buy({ local, buyer, offer: local.token })
  await pass(local, DAY)
  const creator = await open({ account: CREATOR })
  const over = (await windowsOf(local, creator))?.over
  assert.ok(over && over.escrows.length === 1)
  await chain.impersonateAccount({ address: contracts.court })
  await chain.setBalance({ address: contracts.court, value: 10n ** 18n })
  const asCourt = { account: contracts.court, chain: null, address: contracts.vault, abi: holdAbi } as const
  const mined = async (hash: `0x${string}`) => chain.waitForTransactionReceipt({ hash })
  await mined(await chain.writeContract({ ...asCourt, functionName: 'hold', args: [asset.tokenId] }))

  const claim = creator.market.claim(asset)
  const claimed = resultOf(await claim.start({ currency: dollar, escrows: over.escrows }))
  assert.ok(claimed.amount > 0n && claimed.amount < (over.claimable[0] ?? 0n))
  const kept = (await windowsOf(local, creator))?.over
  assert.deepEqual([kept?.amount, kept?.escrows, kept?.held], [0n, [], PRICE])

  await mined(await chain.writeContract({ ...asCourt, functionName: 'endHold', args: [1n, 0] }))
  const released = (await windowsOf(local, creator))?.over
  assert.deepEqual([released?.amount, released?.held], [PRICE, 0n])
  const rest = resultOf(await claim.start({ currency: dollar, escrows: over.escrows }))
  assert.equal(rest.amount, released?.claimable[0])
})

test('divides among share holders what is past its window, released by the same act', async () => {
  const { local, open, offer, buyer } = await startMarket()
  const { asset, dollar } = local
  const creator = await open({ account: CREATOR })
  const { fractionalize, lock, applyPayees, addCurrency, distribute } = creator.market.shares
  const { shares, governor } = resultOf(
    await fractionalize(asset).start({ guaranteedBps: 5_000, rules: RULES }),
  )
  const payees = [{ account: shares, bps: 10_000, role: 'investor' as const }]
  resultOf(await lock(asset).start({ governor, payees }))
  await passPayeeNotice(local)
  resultOf(await applyPayees(asset).start({}))
  resultOf(await addCurrency(asset).start({ shares, offerId: offer.id }))
  const sold = { local, buyer, offer }
  await buy(sold)
  await buy(sold)
  await pass(local, DAY)

  const { fractions } = await sharesOf(local, creator)
  const releases = fractions[0]?.releases.get(dollar)
  assert.ok(releases)
  assert.deepEqual([releases.amount, releases.escrows.length], [2n * (PRICE - FEE), 2])
  const money = { shares, currency: dollar }
  assert.equal(failureOf(await distribute(asset).start(money)), 'nothing-to-claim')
  const { escrows } = releases
  const divided = resultOf(await distribute(asset).start({ ...money, escrows }))
  assert.equal(divided.amount, releases.amount)
  assert.equal(await dollars(local, shares), releases.amount)
  assert.deepEqual(creator.prompts.slice(-1), ['batch'])
  assert.equal((await sharesOf(local, creator)).fractions[0]?.releases.size, 0)
})

/** The shares of the model as a page shows them, read now. */
async function sharesOf({ asset }: LocalMarket, { market }: Page): Promise<ModelShares> {
  const reading = market.sharesOf(asset)
  await reading.refresh()
  const state = await until(reading, ({ status }) => status !== 'loading')
  assert.ok(state.status === 'ready', state.status)
  return state.value
}
