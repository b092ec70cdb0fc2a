import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseAddress } from '../../src/asset/index.ts'
import { setUnitPriceCall } from '../../src/chain/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { License } from '../../src/license/index.ts'
import { memoryStorage, openPage, type Page } from './buyer.ts'
import { BUYER, CREATOR, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const DEPOSIT = 10n
let local: LocalMarket
before(async () => {
  local = await startLocalMarket()
  const { usageMeter } = local.contracts
  const call = setUnitPriceCall({ usageMeter, offerId: local.native.id, unitPrice: 777n, unit: 'call' })
  await local.chain.sendTransaction({ account: CREATOR.signer, chain: null, ...call })
})
after(() => local.close())

/** A license with units, and a meter of this page that may sign for them. */
async function metered(page: Page) {
  const { id: offerId, price, termsHash } = local.native
  const bought = await page.market.purchase(local.asset).start({ offerId, price, termsHash })
  assert.ok(bought.status === 'done')
  page.market.purchase(local.asset).dismiss()
  const license: License = bought.result
  const deposit = { licenseId: license.id, units: DEPOSIT, unitPrice: 777n }
  assert.equal((await page.market.usage.deposit(local.asset).start(deposit)).status, 'done')
  const meter = await page.market.usage.meter(local.asset, license.id)
  return { license, meter }
}

async function allow(page: Page, { license, meter }: Awaited<ReturnType<typeof metered>>) {
  const { signer } = meter.getState()
  const end = await page.market.usage.allowSigner(local.asset).start({ licenseId: license.id, signer })
  assert.equal(end.status, 'done')
  await meter.refresh()
}

const notPayable = (status: number) => (error: unknown) =>
  error instanceof ModelmarkError && error.code === 'voucher-not-payable' && error.facts['status'] === status

test('signs for calls without asking the wallet, and a service settles the last of the vouchers', async () => {
  const page = await openPage(local)
  const own = await metered(page)
  const { meter } = own
  await assert.rejects(meter.sign(1n), notPayable(5), 'the key is not allowed yet')
  await allow(page, own)
  assert.equal(meter.getState().allowed, true)
  page.prompts.length = 0
  const vouchers = [await meter.sign(1n), await meter.sign(2n), await meter.sign(1n)]
  assert.deepEqual(page.prompts, [])
  assert.deepEqual(
    vouchers.map(({ voucher }) => voucher.units),
    [1n, 3n, 4n],
  )
  assert.deepEqual([meter.getState().signed, meter.getState().left], [4n, 6n])

  const service = await openPage(local, { account: VISITOR })
  const last = vouchers.slice(-1)
  const settled = await service.market.usage.settle(local.asset).start({ vouchers: last })
  assert.ok(settled.status === 'done')
  assert.deepEqual(
    settled.result.map(({ units, spent }) => [units, spent]),
    [[4n, 4n]],
  )
  await meter.refresh()
  assert.equal(meter.getState().account.spent, 4n)
  assert.deepEqual([meter.getState().signed, meter.getState().left], [4n, 6n])
  for (const each of [page, service]) await each.close()
})

test('signs for no more than was prepaid', async () => {
  const page = await openPage(local)
  const own = await metered(page)
  await allow(page, own)
  await assert.rejects(own.meter.sign(DEPOSIT + 1n), notPayable(4))
  await own.meter.sign(DEPOSIT)
  await assert.rejects(own.meter.sign(1n), notPayable(4))
  assert.equal(own.meter.getState().left, 0n)
  for (const units of [0n, -1n]) await assert.rejects(own.meter.sign(units), /bad-config/)
  await page.close()
})

test('counts on after a reload, and never signs for the same total twice in two tabs', async () => {
  const storage = memoryStorage()
  const first = await openPage(local, { storage })
  const own = await metered(first)
  await allow(first, own)
  const { signer } = own.meter.getState()
  await own.meter.sign(2n)

  const second = await openPage(local, { storage })
  const meter = await second.market.usage.meter(local.asset, own.license.id)
  assert.equal(meter.getState().signer, signer)
  assert.deepEqual([meter.getState().signed, meter.getState().allowed], [2n, true])
  const totals = await Promise.all([own.meter.sign(1n), meter.sign(1n), own.meter.sign(1n), meter.sign(1n)])
  const units = totals.map(({ voucher }) => voucher.units)
  assert.deepEqual(units.toSorted(), [3n, 4n, 5n, 6n])

  const registry = { chainId: 31337, contract: local.contracts.registry }
  const list = second.market.myLicenses(registry)
  await list.refresh()
  list.subscribe(() => undefined)
  const known = list.getState()
  assert.ok(known.status === 'ready')
  const held = known.value.licenses.find(({ license }) => license.id === own.license.id)
  assert.equal(held?.usage?.signed, 6n)
  for (const each of [first, second]) await each.close()
})

test('does not open for a tier without a unit price, nor for another model', async () => {
  const page = await openPage(local)
  const { id: offerId, price, termsHash } = local.token
  const bought = await page.market.purchase(local.asset).start({ offerId, price, termsHash })
  assert.ok(bought.status === 'done')
  await assert.rejects(page.market.usage.meter(local.asset, bought.result.id), /bad-config/)
  const other = { ...local.asset, tokenId: local.asset.tokenId + 1n }
  await assert.rejects(page.market.usage.meter(other, bought.result.id), /bad-config/)
  assert.equal(bought.result.owner, parseAddress(BUYER.signer.address))
  await page.close()
})
