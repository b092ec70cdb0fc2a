import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { erc20Abi } from 'viem'
import { type Address, NATIVE } from '../../src/asset/index.ts'
import { revenueVaultAbi } from '../../src/chain/generated/abi.ts'
import {
  authorizedPurchaseTypedData,
  buyWithAuthorizationCall,
  claimToCall,
  claimTypedData,
  pinLicenseCall,
  readLatestLicenses,
  readRelayNonces,
  simulateCall,
} from '../../src/chain/index.ts'
import type { License, Offer } from '../../src/license/index.ts'
import { deployAuthorizingToken } from './authorizing-token.ts'
import { openPage, type Page } from './buyer.ts'
import { failureOf, pass, resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const DAY = 24 * 60 * 60
const FOR_EVER = 2 ** 40 - 1

let local: LocalMarket
let buyer: Page
let relayer: Page
before(async () => {
  local = await startLocalMarket()
  buyer = await openPage(local)
  relayer = await openPage(local, { account: VISITOR })
  buyer.provider.setBatching(false)
})
after(async () => {
  await Promise.all([buyer, relayer].map(page => page?.close()))
  await local.close()
})

const dollars = (account: Address) =>
  local.chain.readContract({
    address: local.dollar,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [account],
  })
const clientOf = () => {
  local.publisher.client.forget()
  return local.publisher.client
}
async function buy({ id, price, termsHash }: Offer): Promise<License> {
  return resultOf(await buyer.market.purchase(local.asset).start({ offerId: id, price, termsHash }))
}

test('sends a purchase for whoever signed it, once, for exactly its price', async () => {
  const { id: offerId, price, termsHash } = local.token
  const input = { offerId, price, termsHash, deadline: FOR_EVER }
  const cheaper = { ...input, price: price - 1n }
  await assert.rejects(buyer.market.relay.signPurchase(local.asset, cheaper), { code: 'price-changed' })
  const native = { ...input, offerId: local.native.id, price: local.native.price }
  await assert.rejects(buyer.market.relay.signPurchase(local.asset, native), { code: 'bad-config' })

  buyer.prompts.length = 0
  const signed = await buyer.market.relay.signPurchase(local.asset, input)
  assert.deepEqual(buyer.prompts, ['send', 'sign'], 'an exact approval, then the purchase')
  const before = [await dollars(BUYER.signer.address), await dollars(VISITOR.signer.address)]
  const { purchase } = relayer.market.relay
  const forged = { ...signed, purchase: { ...signed.purchase, to: VISITOR.signer.address } }
  assert.equal(failureOf(await purchase(local.asset).start(forged)), 'order-void')

  const license = resultOf(await purchase(local.asset).start(signed))
  assert.equal(license.owner, BUYER.signer.address)
  const after = [await dollars(BUYER.signer.address), await dollars(VISITOR.signer.address)]
  assert.deepEqual(after, [(before[0] ?? 0n) - price, before[1]])
  assert.equal((await purchase(local.asset).start(signed)).status, 'failed')
})

test('renews a subscription each period for whoever signed it, until they stop it', async () => {
  const { price, period } = local.subscription
  const { id: licenseId, endTime } = await buy(local.subscription)
  const wish = { licenseId, price, periods: 3, deadline: FOR_EVER }
  buyer.prompts.length = 0
  const signed = await buyer.market.relay.signRenewal(local.asset, wish)
  assert.deepEqual(buyer.prompts, ['send', 'sign'])

  const { renewal, stopRenewals } = relayer.market.relay
  const early = await renewal(local.asset).start(signed)
  assert.ok(early.status === 'failed')
  assert.equal(early.error.facts['name'], 'RenewalTooEarly')
  await pass(local, period - DAY)
  const before = await dollars(BUYER.signer.address)
  const renewed = resultOf(await renewal(local.asset).start(signed))
  assert.equal(renewed.endTime, endTime + period)
  assert.equal(await dollars(BUYER.signer.address), before - price)
  assert.equal((await renewal(local.asset).start(signed)).status, 'failed', 'once a period')
  await pass(local, period)
  resultOf(await renewal(local.asset).start(signed))
  assert.equal(await dollars(BUYER.signer.address), before - 2n * price)

  await pass(local, period)
  resultOf(await stopRenewals(local.asset).start({}))
  const account = BUYER.signer.address
  const { renewal: nonce } = await readRelayNonces(clientOf(), { contracts: local.contracts, account })
  assert.equal(nonce, 0n, 'nobody stops what another signed')
  assert.deepEqual(resultOf(await buyer.market.relay.stopRenewals(local.asset).start({})), { nonce: 1n })
  assert.equal((await renewal(local.asset).start(signed)).status, 'failed')
  assert.equal(await dollars(BUYER.signer.address), before - 2n * price)
})

test('lets nobody renew a subscription that its owner has ended', async () => {
  const { price } = local.subscription
  const { id: licenseId, endTime } = await buy(local.subscription)
  const foreign = await relayer.market.relay.cancelSubscription(local.asset).start({ licenseId })
  assert.ok(foreign.status === 'failed')
  assert.equal(foreign.error.facts['name'], 'NotLicenseOwner')
  const ended = resultOf(await buyer.market.relay.cancelSubscription(local.asset).start({ licenseId }))
  assert.equal(ended.endTime, endTime, 'what is paid stays')
  const stranger = relayer.market.renewal(local.asset)
  assert.equal(failureOf(await stranger.start({ licenseId, periods: 1, price })), 'not-renewable')
})

test('finds first the license that its owner pinned', async () => {
  const { licenseBook } = local.contracts
  const [first, second] = [await buy(local.native), await buy(local.native)]
  const newest = async () => {
    const found = await readLatestLicenses(clientOf(), { licenseBook, account: BUYER.signer.address })
    return found[0]?.id
  }
  assert.equal(await newest(), second.id)
  const call = pinLicenseCall({ licenseBook, licenseId: first.id })
  const hash = await local.chain.sendTransaction({ account: BUYER.signer, chain: null, ...call })
  await local.chain.waitForTransactionReceipt({ hash })
  assert.equal(await newest(), first.id)
})

test('sends what is owed to where its payee signed that it goes', async () => {
  await buy(local.native)
  const { vault } = local.contracts
  const account = CREATOR.signer.address
  const settled = await local.chain.writeContract({
    account: VISITOR.signer,
    chain: null,
    address: vault,
    abi: revenueVaultAbi,
    functionName: 'settle',
    args: [local.asset.tokenId, NATIVE],
  })
  await local.chain.waitForTransactionReceipt({ hash: settled })
  const owed = await local.chain.readContract({
    address: vault,
    abi: revenueVaultAbi,
    functionName: 'owed',
    args: [account, NATIVE],
  })
  assert.ok(owed > 0n)
  const { claim: nonce } = await readRelayNonces(clientOf(), { contracts: local.contracts, account })
  const to = '0x00000000000000000000000000000000000a11ce' as Address & typeof account
  const claim = { account, currency: NATIVE, to, nonce, deadline: FOR_EVER }
  const { domain, types, message } = claimTypedData({ chainId: 31337, vault, claim })
  const signature = await CREATOR.signer.signTypedData({
    domain,
    types: { Claim: types['Claim'] ?? [] },
    primaryType: 'Claim',
    message,
  })
  const call = claimToCall({ vault, claim, signature })
  const hash = await local.chain.sendTransaction({ account: VISITOR.signer, chain: null, ...call })
  await local.chain.waitForTransactionReceipt({ hash })
  assert.equal(await local.chain.getBalance({ address: to }), owed)
})

test('buys with one signature where the token knows ERC-3009, and with it nothing else', async () => {
  const token = await deployAuthorizingToken(local)
  const [offer, other] = [
    await local.offer({ currency: token, price: 77n }),
    await local.offer({ currency: token, price: 77n }),
  ]
  const { licenseBook } = local.contracts
  const domain = {
    name: 'Auth',
    version: '1',
    chainId: 31337,
    verifyingContract: token as Address & typeof licenseBook,
  }
  const purchase = {
    buyer: BUYER.signer.address,
    offerId: offer.id,
    price: 77n,
    termsHash: offer.termsHash,
    salt: `0x${'5a'.repeat(32)}` as const,
    validAfter: 0,
    validBefore: FOR_EVER,
  }
  const typedData = authorizedPurchaseTypedData({ domain, licenseBook, purchase })
  const signature = await BUYER.signer.signTypedData({
    domain,
    types: { ReceiveWithAuthorization: typedData.types['ReceiveWithAuthorization'] ?? [] },
    primaryType: 'ReceiveWithAuthorization',
    message: typedData.message,
  })
  const account = VISITOR.signer.address
  const elsewhere = { ...purchase, offerId: other.id }
  const stolen = buyWithAuthorizationCall({ licenseBook, purchase: elsewhere, signature })
  await assert.rejects(simulateCall(clientOf(), { account, call: stolen }), { code: 'reverted' })

  const call = buyWithAuthorizationCall({ licenseBook, purchase, signature })
  const hash = await local.chain.sendTransaction({ account: VISITOR.signer, chain: null, ...call })
  await local.chain.waitForTransactionReceipt({ hash })
  const [license] = await readLatestLicenses(clientOf(), { licenseBook, account: BUYER.signer.address })
  assert.equal(license?.offerId, offer.id)
  const read = { address: token, abi: erc20Abi, functionName: 'balanceOf' } as const
  assert.equal(await local.chain.readContract({ ...read, args: [BUYER.signer.address] }), 1_000n - 77n)
  assert.equal(await local.chain.readContract({ ...read, args: [local.contracts.vault] }), 77n)
})
