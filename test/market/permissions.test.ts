import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { parseAddress } from '../../src/asset/index.ts'
import { licenseBookAbi } from '../../src/chain/generated/abi.ts'
import {
  readLicense,
  readLicenseUser,
  readSignerUntil,
  readUnitPrice,
  readUsageAccount,
  transferTokenCall,
} from '../../src/chain/index.ts'
import type { License, Offer } from '../../src/license/index.ts'
import { openPage, type Page } from './buyer.ts'
import { failureOf, pass, resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const DAY = 24 * 60 * 60

let local: LocalMarket
let owner: Page
let visitor: Page
before(async () => {
  local = await startLocalMarket()
  owner = await openPage(local)
  visitor = await openPage(local, { account: VISITOR })
})
after(async () => {
  await Promise.all([owner, visitor].map(page => page?.close()))
  await local.close()
})

const clientOf = () => {
  local.publisher.client.forget()
  return local.publisher.client
}
const now = async () => Number((await local.chain.getBlock()).timestamp)

async function buy({ id, price, termsHash }: Offer): Promise<License> {
  return resultOf(await owner.market.purchase(local.asset).start({ offerId: id, price, termsHash }))
}

const mayUse = (licenseId: bigint) =>
  local.chain.readContract({
    address: local.contracts.licenseBook,
    abi: licenseBookAbi,
    functionName: 'grantsAccess',
    args: [licenseId, VISITOR.signer.address, local.asset.tokenId],
  })

test('lets somebody use what another bought, until the moment that was said or until it is taken back', async () => {
  const { id: licenseId } = await buy(local.native)
  const { licenseBook } = local.contracts
  const { setUser } = owner.market.usage
  assert.equal(await mayUse(licenseId), false)
  const to = { user: VISITOR.signer.address, expires: (await now()) + DAY }
  const foreign = await visitor.market.usage.setUser(local.asset).start({ licenseId, to })
  assert.ok(foreign.status === 'failed')
  assert.equal(foreign.error.facts['name'], 'NotLicenseOwner')

  assert.deepEqual(resultOf(await setUser(local.asset).start({ licenseId, to })), { user: to })
  assert.equal(await mayUse(licenseId), true)
  assert.deepEqual(await readLicenseUser(clientOf(), { licenseBook, licenseId }), to)
  await pass(local, DAY + 1)
  assert.equal(await mayUse(licenseId), false)
  assert.equal(await readLicenseUser(clientOf(), { licenseBook, licenseId }), undefined)

  const longer = { ...to, expires: (await now()) + 2 * DAY }
  resultOf(await setUser(local.asset).start({ licenseId, to: longer }))
  assert.equal(await mayUse(licenseId), true)
  assert.deepEqual(resultOf(await setUser(local.asset).start({ licenseId })), {})
  assert.equal(await mayUse(licenseId), false)
})

test('gives a license away, and with it what its owner let others do', async () => {
  const { id: licenseId } = await buy(local.native)
  const { licenseBook } = local.contracts
  const to = { user: CREATOR.signer.address, expires: (await now()) + DAY }
  resultOf(await owner.market.usage.setUser(local.asset).start({ licenseId, to }))
  const gift = { asset: licenseBook, tokenId: licenseId, owner: BUYER.signer.address }
  const call = transferTokenCall({ ...gift, to: VISITOR.signer.address })
  const hash = await local.chain.sendTransaction({ account: BUYER.signer, chain: null, ...call })
  await local.chain.waitForTransactionReceipt({ hash })
  const license = await readLicense(clientOf(), { licenseBook, licenseId })
  assert.equal(license.owner, VISITOR.signer.address)
  assert.equal(await readLicenseUser(clientOf(), { licenseBook, licenseId }), undefined)
})

test('names a unit’s price once, allows a key and removes it, and takes a withdrawal back', async () => {
  const creator = await openPage(local, { account: CREATOR })
  const { usageMeter } = local.contracts
  const { id: offerId } = local.native
  const price = { offerId, unitPrice: 1_234n, unit: '1000 tokens' }
  const { setUnitPrice } = creator.market.usage
  assert.deepEqual(resultOf(await setUnitPrice(local.asset).start(price)), price)
  const { unitPrice, unit } = price
  assert.deepEqual(await readUnitPrice(clientOf(), { usageMeter, offerId }), { unitPrice, unit })
  const twice = await setUnitPrice(local.asset).start({ ...price, unitPrice: 1n })
  assert.ok(twice.status === 'failed')
  assert.equal(twice.error.facts['name'], 'UnitPriceAlreadySet')
  assert.equal(failureOf(await setUnitPrice(local.asset).start({ ...price, unit: '' })), 'bad-config')

  const { id: licenseId } = await buy(local.native)
  const { deposit, allowSigner, removeSigner, requestWithdrawal, cancelWithdrawal } = owner.market.usage
  resultOf(await deposit(local.asset).start({ licenseId, units: 5n, unitPrice }))
  const holder = BUYER.signer.address
  const signer = parseAddress(privateKeyToAccount(generatePrivateKey()).address)
  const until = () => readSignerUntil(clientOf(), { usageMeter, licenseId, holder, signer })
  assert.equal(await until(), 0)
  assert.deepEqual(resultOf(await allowSigner(local.asset).start({ licenseId, signer })), {
    licenseId,
    signer,
  })
  assert.equal(await until(), Number.POSITIVE_INFINITY)
  const removed = resultOf(await removeSigner(local.asset).start({ licenseId, signer }))
  assert.deepEqual(removed, { licenseId, signer, until: (await now()) + DAY })
  assert.equal(await until(), removed.until)

  const account = () => readUsageAccount(clientOf(), { usageMeter, licenseId, holder })
  const requested = resultOf(await requestWithdrawal(local.asset).start({ licenseId }))
  assert.equal((await account()).withdrawableAt, requested.withdrawableAt)
  assert.deepEqual(resultOf(await cancelWithdrawal(local.asset).start({ licenseId })), { licenseId })
  assert.equal((await account()).withdrawableAt, 0)
  const nothing = await cancelWithdrawal(local.asset).start({ licenseId })
  assert.ok(nothing.status === 'failed')
  assert.equal(nothing.error.facts['name'], 'WithdrawalNotRequested')
  await creator.close()
})
