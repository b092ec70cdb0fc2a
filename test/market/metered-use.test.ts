import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { erc20Abi } from 'viem'
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { parseAddress } from '../../src/asset/index.ts'
import { revenueVaultAbi } from '../../src/chain/generated/abi.ts'
import { usageMeterReadAbi } from '../../src/chain/generated/revenue-abi.ts'
import {
  allowSignerCall,
  type Call,
  readUsageAccount,
  removeSignerCall,
  type SignedVoucher,
  setUnitPriceCall,
  voucherTypedData,
} from '../../src/chain/index.ts'
import type { License, Offer } from '../../src/license/index.ts'
import { openPage, type Page, until } from './buyer.ts'
import { BUYER, CREATOR, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const UNIT_PRICE = 777n
const DAY = 24 * 60 * 60

let local: LocalMarket
before(async () => {
  local = await startLocalMarket()
  for (const { id } of [local.subscription, local.native]) {
    const { usageMeter } = local.contracts
    await send(
      CREATOR.signer,
      setUnitPriceCall({ usageMeter, offerId: id, unitPrice: UNIT_PRICE, unit: 'call' }),
    )
  }
})
after(() => local.close())

async function send(account: typeof BUYER.signer, call: Call) {
  const hash = await local.chain.sendTransaction({ account, chain: null, ...call })
  const { status } = await local.chain.waitForTransactionReceipt({ hash })
  assert.equal(status, 'success')
}

async function buy(page: Page, { id, price, termsHash }: Offer): Promise<License> {
  const end = await page.market.purchase(local.asset).start({ offerId: id, price, termsHash })
  assert.ok(end.status === 'done', JSON.stringify(end.status))
  return end.result
}

async function signVoucher(
  signer: Pick<PrivateKeyAccount, 'signTypedData'>,
  licenseId: bigint,
  units: bigint,
): Promise<SignedVoucher> {
  const { usageMeter } = local.contracts
  const holder = parseAddress(BUYER.signer.address)
  const voucher = { licenseId, holder, modelId: local.asset.tokenId, units }
  const { domain, types, message } = voucherTypedData({ chainId: 31337, usageMeter, voucher })
  const signature = await signer.signTypedData({
    domain,
    types: { Voucher: types['Voucher'] ?? [] },
    primaryType: 'Voucher',
    message,
  })
  return { voucher, signature }
}

const dollars = (account: `0x${string}`) =>
  local.chain.readContract({
    address: local.dollar,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [account],
  })

/** What the model earned and nobody distributed yet: for payees, the market's fee, ancestors. */
async function revenue(): Promise<bigint> {
  const [, amount] = await local.chain.readContract({
    address: local.contracts.usageMeter,
    abi: usageMeterReadAbi,
    functionName: 'collectable',
    args: [local.asset.tokenId, local.dollar],
  })
  return amount + (await revenueInVault())
}

async function revenueInVault(): Promise<bigint> {
  const parts = await local.chain.readContract({
    address: local.contracts.vault,
    abi: revenueVaultAbi,
    functionName: 'unsettled',
    args: [local.asset.tokenId, local.dollar],
  })
  return parts.reduce((sum, part) => sum + part, 0n)
}

test('prepays with a permit where the wallet does not batch, and with exactly the coins in native coin', async () => {
  const page = await openPage(local)
  page.provider.setBatching(false)
  const inDollars = await buy(page, local.subscription)
  page.prompts.length = 0
  const prepaid = await page.market.usage
    .deposit(local.asset)
    .start({ licenseId: inDollars.id, units: 3n, unitPrice: UNIT_PRICE })
  assert.ok(prepaid.status === 'done')
  assert.deepEqual(page.prompts, ['sign', 'send'])

  const { vault } = local.contracts
  const { id: licenseId } = await buy(page, local.native)
  const before = await local.chain.getBalance({ address: vault })
  const inCoins = await page.market.usage
    .deposit(local.asset)
    .start({ licenseId, units: 10n, unitPrice: UNIT_PRICE })
  assert.ok(inCoins.status === 'done')
  assert.equal(await local.chain.getBalance({ address: vault }), before + 10n * UNIT_PRICE)
  await page.close()
})

test('asks for nothing when a unit costs something else', async () => {
  const page = await openPage(local)
  const { id: licenseId } = await buy(page, local.subscription)
  page.prompts.length = 0
  const end = await page.market.usage
    .deposit(local.asset)
    .start({ licenseId, units: 1n, unitPrice: UNIT_PRICE - 1n })
  assert.ok(end.status === 'failed')
  assert.equal(end.error.code, 'price-changed')
  assert.deepEqual(page.prompts, [])
  await page.close()
})

// From here on the chain's clock runs ahead of this one, too far for permits.
test('meters 1,000 calls and settles them once; the rest goes back to the holder, to the last unit', async () => {
  const holder = await openPage(local)
  const service = await openPage(local, { account: VISITOR })
  const { id: licenseId } = await buy(holder, local.subscription)
  const { vault } = local.contracts
  const [before, inVault, earned] = [
    await dollars(BUYER.signer.address),
    await dollars(vault),
    await revenue(),
  ]

  const deposit = { licenseId, units: 1_500n, unitPrice: UNIT_PRICE }
  const prepaid = await holder.market.usage.deposit(local.asset).start(deposit)
  assert.ok(prepaid.status === 'done', JSON.stringify(prepaid.status))
  assert.equal(prepaid.result.deposited, 1_500n)
  assert.equal(await dollars(BUYER.signer.address), before - 1_500n * UNIT_PRICE)
  assert.equal(await revenue(), earned, 'a deposit is nobody’s revenue')

  let last: SignedVoucher | undefined
  for (let units = 1n; units <= 1_000n; units++) last = await signVoucher(BUYER.signer, licenseId, units)
  assert.ok(last)
  const settled = await service.market.usage.settle(local.asset).start({ vouchers: [last] })
  assert.ok(settled.status === 'done', JSON.stringify(settled.status))
  assert.deepEqual(settled.result, [
    {
      licenseId,
      holder: parseAddress(BUYER.signer.address),
      modelId: local.asset.tokenId,
      units: 1_000n,
      spent: 1_000n,
    },
  ])
  assert.deepEqual(service.prompts, ['send'], 'a thousand calls, one transaction')
  assert.equal(await revenue(), earned + 1_000n * UNIT_PRICE)

  const request = await holder.market.usage.requestWithdrawal(local.asset).start({ licenseId })
  assert.ok(request.status === 'done')
  const early = await holder.market.usage.withdraw(local.asset).start({ licenseId })
  assert.ok(early.status === 'failed')
  assert.equal(early.error.code, 'too-early')
  assert.equal(early.error.facts['withdrawableAt'], BigInt(request.result.withdrawableAt))

  await local.chain.increaseTime({ seconds: DAY })
  await local.chain.mine({ blocks: 1 })
  const withdrawn = await holder.market.usage.withdraw(local.asset).start({ licenseId })
  assert.ok(withdrawn.status === 'done', JSON.stringify(withdrawn.status))
  assert.deepEqual(withdrawn.result, { licenseId, units: 500n, amount: 500n * UNIT_PRICE })
  assert.equal(await dollars(BUYER.signer.address), before - 1_000n * UNIT_PRICE)
  assert.equal(await dollars(vault), inVault + 1_000n * UNIT_PRICE)
  await Promise.all([holder.close(), service.close()])
})

test('settles what an allowed key signed, in one batch, and leaves out what is not payable', async () => {
  const holder = await openPage(local)
  const service = await openPage(local, { account: VISITOR })
  const key = privateKeyToAccount(generatePrivateKey())
  const { usageMeter } = local.contracts
  const licenses = [await buy(holder, local.subscription), await buy(holder, local.subscription)]
  for (const { id } of licenses) {
    const end = await holder.market.usage
      .deposit(local.asset)
      .start({ licenseId: id, units: 10n, unitPrice: UNIT_PRICE })
    assert.ok(end.status === 'done')
    await send(
      BUYER.signer,
      allowSignerCall({ usageMeter, licenseId: id, signer: parseAddress(key.address) }),
    )
  }
  const [first = 0n, second = 0n] = licenses.map(({ id }) => id)
  const stranger = privateKeyToAccount(generatePrivateKey())
  const vouchers = [
    await signVoucher(key, first, 4n),
    await signVoucher(stranger, first, 9n),
    await signVoucher(key, second, 25n),
  ]
  const earned = await revenue()
  const settlement = service.market.usage.settle(local.asset)
  const end = await settlement.start({ vouchers })
  assert.ok(end.status === 'done')
  assert.deepEqual(
    end.result.map(({ licenseId, units }) => [licenseId, units]),
    [
      [first, 4n],
      [second, 10n],
    ],
    'never more than was prepaid',
  )
  assert.equal(await revenue(), earned + 14n * UNIT_PRICE)

  service.prompts.length = 0
  const again = await settlement.start({ vouchers })
  assert.ok(again.status === 'failed')
  assert.equal(again.error.code, 'voucher-not-payable')
  assert.deepEqual(service.prompts, [], 'asks for nothing that is settled already')

  await send(
    BUYER.signer,
    removeSignerCall({ usageMeter, licenseId: first, signer: parseAddress(key.address) }),
  )
  const stillGood = await settlement.start({ vouchers: [await signVoucher(key, first, 5n)] })
  assert.equal(stillGood.status, 'done', 'what was used before the key was removed is paid')
  await local.chain.increaseTime({ seconds: DAY })
  await local.chain.mine({ blocks: 1 })
  const tooLate = await settlement.start({ vouchers: [await signVoucher(key, first, 6n)] })
  assert.ok(tooLate.status === 'failed')
  const account = await readUsageAccount(local.publisher.client, {
    usageMeter,
    licenseId: first,
    holder: parseAddress(BUYER.signer.address),
  })
  assert.equal(account.spent, 5n)
  await Promise.all([holder.close(), service.close()])
})

test('shows a payee what was used, and collects it with the claim; anybody collects for the model', async () => {
  const holder = await openPage(local)
  const service = await openPage(local, { account: VISITOR })
  const { id: licenseId } = await buy(holder, local.subscription)
  const deposit = { licenseId, units: 100n, unitPrice: UNIT_PRICE }
  assert.equal((await holder.market.usage.deposit(local.asset).start(deposit)).status, 'done')
  const settle = async (units: bigint) => {
    const vouchers = [await signVoucher(BUYER.signer, licenseId, units)]
    const settled = await service.market.usage.settle(local.asset).start({ vouchers })
    assert.ok(settled.status === 'done', JSON.stringify(settled.status))
  }
  await settle(60n)

  const creator = await openPage(local, { account: CREATOR })
  const ready = await until(creator.market.royalties(local.asset), ({ status }) => status === 'ready')
  assert.ok(ready.status === 'ready')
  const shown = ready.value.currencies.find(({ currency }) => currency.address === local.dollar)
  const had = await dollars(CREATOR.signer.address)
  const claimed = await creator.market.claim(local.asset).start({ currency: local.dollar })
  assert.ok(claimed.status === 'done', JSON.stringify(claimed.status))
  assert.equal(claimed.result.amount, shown?.payees[0]?.claimable, 'to the last unit')
  assert.equal((await dollars(CREATOR.signer.address)) - had, claimed.result.amount)
  assert.deepEqual(creator.prompts, ['send'], 'one transaction')
  assert.equal(await revenue(), 0n, 'nothing waits any more')

  await settle(70n)
  assert.equal(await revenueInVault(), 0n)
  const { collect } = service.market.usage
  const offerId = local.subscription.id
  const collected = await collect(local.asset).start({ offerId })
  assert.ok(collected.status === 'done', JSON.stringify(collected.status))
  assert.deepEqual(collected.result, { offerId, units: 10n, amount: 10n * UNIT_PRICE })
  assert.equal(await revenueInVault(), 10n * UNIT_PRICE)
  const nothing = await collect(local.asset).start({ offerId })
  assert.ok(nothing.status === 'failed')
  assert.equal(nothing.error.code, 'nothing-to-claim')
  await Promise.all([holder.close(), service.close(), creator.close()])
})
