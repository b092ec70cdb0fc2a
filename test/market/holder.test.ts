import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { type AssetId, parseAddress } from '../../src/asset/index.ts'
import { addVersionCall, setUnitPriceCall } from '../../src/chain/index.ts'
import { type License, NEVER_ENDS, type Offer } from '../../src/license/index.ts'
import { encodeManifest } from '../../src/manifest/index.ts'
import type { Access, LicenseReceipt, MyLicenses } from '../../src/market/index.ts'
import { verifyReceipt } from '../../src/market/index.ts'
import { openPage, type Page, until } from './buyer.ts'
import {
  BUYER,
  CREATOR,
  DATA,
  type LocalMarket,
  MANIFEST,
  startLocalMarket,
  TERMS,
  VISITOR,
} from './local-market.ts'

const DAY = 86_400
let local: LocalMarket
let registry: Pick<AssetId, 'chainId' | 'contract'>
before(async () => {
  local = await startLocalMarket()
  registry = { chainId: 31337, contract: local.contracts.registry }
})
after(() => local.close())

async function buy(page: Page, { id, price, termsHash }: Offer, to?: `0x${string}`): Promise<License> {
  const input = { offerId: id, price, termsHash, ...(to && { to }) }
  const end = await page.market.purchase(local.asset).start(input)
  assert.ok(end.status === 'done', JSON.stringify(end.status))
  page.market.purchase(local.asset).dismiss()
  return end.result
}

/** What the account has, with every document read. */
async function holdings(page: Page): Promise<MyLicenses> {
  const store = page.market.myLicenses(registry)
  await store.refresh()
  const state = await until(
    store,
    now =>
      now.status === 'failed' ||
      (now.status === 'ready' &&
        now.value.licenses.every(
          ({ manifest, terms }) => ![manifest.status, terms.status].includes('loading'),
        )),
  )
  assert.ok(state.status === 'ready', state.status)
  return state.value
}

const idsOf = ({ licenses }: MyLicenses) => licenses.map(({ license }) => license.id)

test('nobody who is not connected has licenses', async () => {
  const page = await openPage(local)
  await page.market.wallet.disconnect()
  assert.deepEqual(await holdings(page), { licenses: [], complete: true })
  assert.deepEqual(await page.market.access(local.asset), { status: 'unlicensed', why: 'not-connected' })
  await page.close()
})

test('lists what an account bought with the names that the chain vouches for, newest first', async () => {
  const page = await openPage(local)
  assert.deepEqual(idsOf(await holdings(page)), [])
  const first = await buy(page, local.native)
  const second = await buy(page, local.subscription)
  const { account, licenses, complete } = await holdings(page)
  assert.equal(account, BUYER.signer.address)
  assert.equal(complete, true)
  assert.deepEqual(
    licenses.map(({ license }) => license.id),
    [second.id, first.id],
  )
  const [newest] = licenses
  assert.ok(newest?.manifest.status === 'ready' && newest.terms.status === 'ready')
  assert.equal(newest.manifest.value.name, MANIFEST.name)
  assert.equal(newest.terms.value.name, TERMS.name)
  assert.equal(newest.currency.symbol, 'DEMO')
  assert.equal(newest.offer.kind, 'subscription')
  assert.equal(newest.versions.count, 1)
  assert.equal(newest.usage, undefined)
  await page.close()
})

test('finds more than the contract remembers, also when one of those was given away', async () => {
  const page = await openPage(local, { account: VISITOR })
  const bought: bigint[] = []
  for (let i = 0; i < 5; i++) bought.unshift((await buy(page, local.native)).id)
  assert.deepEqual(idsOf(await holdings(page)), bought)

  const [newest = 0n, ...kept] = bought
  const end = await page.market.trade
    .transfer(local.asset)
    .start({ licenseId: newest, to: parseAddress(DATA.signer.address) })
  assert.ok(end.status === 'done', JSON.stringify(end.status))
  assert.equal(end.result.owner, DATA.signer.address)
  await page.market.myLicenses(registry).refresh()
  assert.deepEqual(idsOf(await holdings(page)), kept)
  const list = page.market.licenses(local.asset)
  const state = await until(list, ({ status }) => status !== 'loading')
  assert.ok(state.status === 'ready')
  assert.deepEqual(state.value.map(({ id }) => id).sort(), [...kept].sort())
  await page.close()
})

test('does not give away a license of somebody else', async () => {
  const page = await openPage(local)
  const foreign = await buy(page, local.native, parseAddress(DATA.signer.address))
  const end = await page.market.trade
    .transfer(local.asset)
    .start({ licenseId: foreign.id, to: parseAddress(BUYER.signer.address) })
  assert.equal(end.status, 'failed')
  await page.close()
})

test('shows units and lets a lent license be used by whom it is lent to', async () => {
  const { usageMeter } = local.contracts
  const metered = await local.offer({ rights: new Set(['host-as-service']) })
  const call = setUnitPriceCall({ usageMeter, offerId: metered.id, unitPrice: 5n, unit: 'call' })
  await local.chain.sendTransaction({ account: CREATOR.signer, chain: null, ...call })
  const owner = await openPage(local)
  const license = await buy(owner, metered)
  const { market } = owner
  const prepaid = await market.usage
    .deposit(local.asset)
    .start({ licenseId: license.id, units: 40n, unitPrice: 5n })
  assert.ok(prepaid.status === 'done')
  const expires = Math.floor(Date.now() / 1000) + DAY
  const user = parseAddress(CREATOR.signer.address)
  const lending = await market.usage
    .setUser(local.asset)
    .start({ licenseId: license.id, to: { user, expires } })
  assert.ok(lending.status === 'done')

  const own = (await holdings(owner)).licenses.find(held => held.license.id === license.id)
  assert.deepEqual(own?.user, { user, expires })
  assert.equal(own?.usage?.unit, 'call')
  assert.equal(own?.usage?.unitPrice, 5n)
  assert.equal(own?.usage?.account?.deposited, 40n)

  const borrower = await openPage(local, { account: DATA })
  const elsewhere = await openPage(local, { account: CREATOR })
  const lent = (await holdings(elsewhere)).licenses.find(held => held.license.id === license.id)
  assert.equal(lent?.lentUntil, expires)
  assert.equal(lent?.user, undefined)
  assert.equal(
    (await holdings(borrower)).licenses.some(held => held.license.id === license.id),
    false,
  )
  for (const page of [owner, borrower, elsewhere]) await page.close()
})

test('says who may do what', async () => {
  const page = await openPage(local, { account: VISITOR })
  const access = (needs = {}, asset = local.asset): Promise<Access> => page.market.access(asset, needs)
  const right = (await access({ rights: ['use-commercially'] })).status
  assert.equal(right, 'licensed')
  const all = await access()
  assert.ok(all.status === 'licensed' && all.until === NEVER_ENDS)
  assert.deepEqual(await access({ rights: ['redistribute'] }), { status: 'unlicensed', why: 'right-missing' })

  const owner = await access({ account: parseAddress(CREATOR.signer.address), rights: ['redistribute'] })
  assert.deepEqual(owner, { status: 'licensed', until: NEVER_ENDS })
  const stranger = await access({ account: parseAddress(`0x${'12'.repeat(20)}`) })
  assert.deepEqual(stranger, { status: 'unlicensed', why: 'no-license' })
  await page.close()
})

test('a tier without coming versions covers the version that was newest at the purchase', async () => {
  const once = await local.offer({ coversFutureVersions: false, rights: new Set(['fine-tune']) })
  const page = await openPage(local)
  const access = (version: number) => page.market.access(local.asset, { rights: ['fine-tune'], version })
  const before = await buy(page, once)
  const manifestDigest = await local.gateway.put(encodeManifest({ ...MANIFEST, version: '1.1.0' }))
  const { registry: to } = local.contracts
  const next = addVersionCall({
    registry: to,
    modelId: local.asset.tokenId,
    manifestDigest,
    contentHash: `0x${'00'.repeat(32)}`,
  })
  const hash = await local.chain.sendTransaction({ account: CREATOR.signer, chain: null, ...next })
  await local.chain.waitForTransactionReceipt({ hash })
  assert.equal((await page.market.purchaseOf(local.asset, before.id)).version, 0)
  assert.equal((await access(0)).status, 'licensed')
  assert.deepEqual(await access(1), { status: 'unlicensed', why: 'version-not-covered' })
  const later = await buy(page, once)
  assert.equal((await page.market.purchaseOf(local.asset, later.id)).version, 1)
  assert.equal((await access(1)).status, 'licensed')
  await page.close()
})

test('a license that ran out is told from one that never was', async () => {
  const short = await local.offer({
    kind: 'fixed-term',
    period: DAY,
    rights: new Set(['publish-derivative']),
  })
  const page = await openPage(local)
  const license = await buy(page, short)
  const access = () => page.market.access(local.asset, { rights: ['publish-derivative'] })
  const before = await access()
  assert.ok(before.status === 'licensed')
  assert.equal(before.until, license.endTime)
  mock.timers.enable({ apis: ['Date'], now: license.endTime * 1000 })
  const after = await access()
  mock.timers.reset()
  assert.deepEqual(after, { status: 'expired', license })
  await page.close()
})

test('somebody to whom a license is lent has access until then', async () => {
  const asked = { account: parseAddress(DATA.signer.address), rights: ['host-as-service'] as const }
  const owner = await openPage(local)
  assert.equal((await owner.market.access(local.asset, asked)).status, 'unlicensed')
  const held = (await holdings(owner)).licenses.find(({ offer }) => offer.rights.has('host-as-service'))
  const licenseId = held?.license.id ?? 0n
  const expires = Math.floor(Date.now() / 1000) + DAY
  const lending = await owner.market.usage
    .setUser(local.asset)
    .start({ licenseId, to: { user: asked.account, expires } })
  assert.ok(lending.status === 'done')
  const access = await owner.market.access(local.asset, asked)
  assert.ok(access.status === 'licensed')
  assert.equal(access.until, expires + 1)
  await owner.close()
})

const tampered: Readonly<Record<string, (receipt: LicenseReceipt) => unknown>> = {
  terms: receipt => ({ ...receipt, terms: { ...receipt.terms, text: 'You may do anything.' } }),
  rights: receipt => ({ ...receipt, rights: [...receipt.rights, 'redistribute'] }),
  transaction: receipt => ({
    ...receipt,
    purchase: { ...receipt.purchase, transaction: `0x${'11'.repeat(32)}` },
  }),
  agreement: receipt => ({ ...receipt, purchase: { ...receipt.purchase, payer: DATA.signer.address } }),
  market: receipt => ({ ...receipt, licenseBook: local.contracts.vault }),
  purchase: receipt => ({ ...receipt, licenseId: String(BigInt(receipt.licenseId) + 1n) }),
}

test('a receipt shows offline what was agreed to, and with one question to the chain that it happened', async () => {
  const page = await openPage(local)
  page.provider.setBatching(false)
  const { id } = await buy(page, local.native)
  const receipt = JSON.parse(JSON.stringify(await page.market.receipt(local.asset, id))) as LicenseReceipt
  assert.equal(receipt.tier, TERMS.name)
  assert.equal(receipt.purchase.paid, String(local.native.price))
  await page.close()

  const offline = await verifyReceipt(receipt)
  assert.deepEqual(offline, {
    checks: {
      terms: 'proved',
      rights: 'proved',
      transaction: 'proved',
      agreement: 'proved',
      market: 'unknown',
      purchase: 'unknown',
    },
    refuted: false,
    confirmed: false,
  })
  const rpcUrls = [local.rpcUrl]
  const online = await verifyReceipt(receipt, { rpcUrls })
  assert.deepEqual(new Set(Object.values(online.checks)), new Set(['proved']))
  assert.equal(online.confirmed, true)

  for (const [check, change] of Object.entries(tampered)) {
    const { checks, refuted } = await verifyReceipt(change(receipt), { rpcUrls })
    assert.equal(checks[check as keyof typeof checks], 'refuted', check)
    assert.equal(refuted, true, check)
  }
})

test('a receipt of a purchase in a wallet’s batch leaves to the chain what it cannot show itself', async () => {
  const page = await openPage(local)
  const { id } = await buy(page, local.token)
  const receipt = await page.market.receipt(local.asset, id)
  const { checks } = await verifyReceipt(receipt)
  assert.equal(checks.transaction, 'proved')
  assert.equal(checks.agreement, 'unknown')
  assert.equal((await verifyReceipt(receipt, { rpcUrls: [local.rpcUrl] })).confirmed, true)
  await page.close()
})

test('takes anything for a receipt without throwing', async () => {
  for (const text of [
    'null',
    '1',
    '[]',
    '{}',
    '{"type":"modelmark-license-receipt","asset":7,"purchase":{"signed":"0xzz"}}',
  ]) {
    const { refuted, confirmed } = await verifyReceipt(JSON.parse(text))
    assert.equal(refuted, true, text)
    assert.equal(confirmed, false, text)
  }
})

test('a license that was given back gives no access', async () => {
  const refundable = await local.offer({ refundDays: 3, rights: new Set(['sell-output']) })
  const page = await openPage(local)
  const { id } = await buy(page, refundable)
  const access = () => page.market.access(local.asset, { rights: ['sell-output'] })
  assert.equal((await access()).status, 'licensed')
  const end = await page.market.refund(local.asset).start({ licenseId: id })
  assert.ok(end.status === 'done')
  assert.deepEqual(await access(), { status: 'unlicensed', why: 'right-missing' })
  await page.close()
})
