import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { decodeFunctionData, verifyTypedData } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { NATIVE, parseAddress } from '../../../src/asset/index.ts'
import { exchangeWriteAbi } from '../../../src/chain/generated/exchange-abi.ts'
import {
  cancelOrderCall,
  fillListingCall,
  fillOfferCall,
  type Order,
  orderTypedData,
  priceOfPart,
  raiseCounterCall,
} from '../../../src/chain/index.ts'

const account = privateKeyToAccount(`0x${'42'.repeat(32)}`)
const EXCHANGE = parseAddress('0x2222222222222222222222222222222222222222')
const DOLLAR = parseAddress('0x3333333333333333333333333333333333333333')
const listing: Order = {
  maker: parseAddress(account.address),
  side: 'listing',
  asset: parseAddress('0x4444444444444444444444444444444444444444'),
  tokenId: 0n,
  amount: 300n,
  currency: NATIVE,
  price: 1_000n,
  fingerprint: `0x${'00'.repeat(32)}`,
  maxRoyaltyBps: 500,
  taker: NATIVE,
  startTime: 0,
  expiry: 2_000_000_000,
  counter: 0n,
  nonce: 7n,
}
const offer: Order = { ...listing, side: 'offer', currency: DOLLAR }
const { domain, types, message } = orderTypedData({ chainId: 8453, exchange: EXCHANGE, order: offer })

describe('an order', () => {
  it('is of the type that the contract hashes', () => {
    const source = readFileSync(new URL('../../../contracts/src/base/Orders.sol', import.meta.url), 'utf8')
    const fields = (types['Order'] ?? []).map(({ type, name }) => `${type} ${name}`)
    assert.ok(source.includes(`"Order(${fields})"`))
  })

  it('is signed as JSON that names everything', async () => {
    assert.equal(message['side'], '1')
    assert.equal(message['price'], '1000')
    const data = { domain, types: { Order: types['Order'] ?? [] }, primaryType: 'Order', message } as const
    const signature = await account.signTypedData(data)
    assert.ok(await verifyTypedData({ ...data, address: account.address, signature }))
    assert.deepEqual(JSON.parse(JSON.stringify(message)), message)
  })

  it('costs its part of the price, rounded against the taker', () => {
    assert.equal(priceOfPart(listing, 100n), 334n)
    assert.equal(priceOfPart(offer, 100n), 333n)
    assert.equal(priceOfPart(listing, 300n), 1_000n)
    assert.equal(priceOfPart(offer, 300n), 1_000n)
  })

  it('is bought with exactly the price in native coin, or none', () => {
    const call = fillListingCall({ exchange: EXCHANGE, order: listing, signature: '0x01', amount: 100n })
    const { functionName, args } = decodeFunctionData({ abi: exchangeWriteAbi, data: call.data })
    assert.equal(call.value, 334n)
    assert.equal(functionName, 'fillListing')
    assert.deepEqual(args, [{ ...listing, side: 0 }, '0x01', 100n, 334n])
    const order = { ...listing, currency: DOLLAR }
    assert.equal(fillListingCall({ exchange: EXCHANGE, order, signature: '0x01', amount: 100n }).value, 0n)
  })

  it('is sold into for no less than the seller saw', () => {
    const call = fillOfferCall(
      { exchange: EXCHANGE, order: offer, signature: '0x01', amount: 100n },
      { minProceeds: 316n },
    )
    const { functionName, args } = decodeFunctionData({ abi: exchangeWriteAbi, data: call.data })
    assert.equal(call.value, 0n)
    assert.equal(functionName, 'fillOffer')
    assert.deepEqual(args, [{ ...offer, side: 1 }, '0x01', 100n, 316n])
  })

  it('is withdrawn alone or with all others', () => {
    const one = decodeFunctionData({
      abi: exchangeWriteAbi,
      data: cancelOrderCall({ exchange: EXCHANGE, nonce: 7n }).data,
    })
    assert.deepEqual(one, { functionName: 'cancelOrder', args: [7n] })
    const { data } = raiseCounterCall({ exchange: EXCHANGE })
    assert.equal(decodeFunctionData({ abi: exchangeWriteAbi, data }).functionName, 'raiseCounter')
  })
})
