import { type Address, type LocalAccount, maxUint256, zeroAddress } from 'viem'
import { parseAddress } from '../../src/asset/index.ts'
import { exchangeAbi, licenseBookAbi } from '../../src/chain/generated/abi.ts'
import { type Order, orderTypedData } from '../../src/chain/index.ts'
import type { GasChain } from './gas-chain.ts'

const PRICE = 1_000_000n

export interface ExchangeBench {
  readonly chainId: number
  readonly exchange: Address
  readonly licenseBook: Address
  readonly dollar: { readonly abi: Parameters<GasChain['call']>[1]['abi']; readonly to: Address }
  readonly seller: LocalAccount
  /** Has licenses of the book and the dollars to pay with. */
  readonly buyer: LocalAccount
  /** Of the seller; each for one fill. */
  readonly licenseIds: readonly [bigint, bigint]
}

/**
 * Gas of buying a license with its royalty, from a seller who traded before, approved this one license, and has some of
 * the currency already.
 */
export async function measureExchange(
  chain: GasChain,
  { chainId, exchange, licenseBook, dollar, seller, buyer, licenseIds }: ExchangeBench,
) {
  const book = { abi: licenseBookAbi, to: licenseBook }
  const market = { abi: exchangeAbi, to: exchange }
  await chain.call(seller, { ...market, name: 'cancelOrder', args: [0n] })
  await chain.call(buyer, { ...dollar, name: 'approve', args: [exchange, maxUint256] })

  const fill = async (tokenId: bigint, nonce: bigint, currency: Address) => {
    await chain.call(seller, { ...book, name: 'approve', args: [exchange, tokenId] })
    const order: Order = {
      maker: parseAddress(seller.address),
      side: 'listing',
      asset: parseAddress(licenseBook),
      tokenId,
      amount: 1n,
      currency: parseAddress(currency),
      price: PRICE,
      fingerprint: await chain.client.readContract({
        address: licenseBook,
        abi: licenseBookAbi,
        functionName: 'getStateFingerprint',
        args: [tokenId],
      }),
      maxRoyaltyBps: 500,
      taker: parseAddress(zeroAddress),
      startTime: 0,
      expiry: 2 ** 40 - 1,
      counter: 0n,
      nonce,
    }
    const { domain, types, message } = orderTypedData({
      chainId,
      exchange: parseAddress(exchange),
      order,
    })
    const signature = await seller.signTypedData({
      domain,
      types: { Order: types['Order'] ?? [] },
      primaryType: 'Order',
      message,
    })
    return chain.call(buyer, {
      ...market,
      name: 'fillListing',
      args: [{ ...order, side: 0 }, signature, 1n, PRICE],
      value: currency === zeroAddress ? PRICE : 0n,
    })
  }
  const native = await fill(licenseIds[0], 1n, zeroAddress)
  const inDollars = await fill(licenseIds[1], 2n, dollar.to)
  return { fillNative: native.gas, fillErc20: inDollars.gas }
}
