import type { Address, Digest } from '../../asset/index.ts'
import { EIP712_DOMAIN, type TypedData } from './permit.ts'

/** What its maker signs, to sell (listing) or to buy (offer) a model, a license, or a model's shares. */
export interface Order {
  readonly maker: Address
  readonly side: OrderSide
  /** The model registry, the license book, or a model's shares. */
  readonly asset: Address
  /** Of the model or license; 0 for shares. */
  readonly tokenId: bigint
  /** Of shares, in their smallest unit; 1 for a model or a license. */
  readonly amount: bigint
  /** Native coin for listings only. */
  readonly currency: Address
  /** For the whole amount, royalty included, in the currency's smallest unit. */
  readonly price: bigint
  /** ERC-5646 fingerprint of the model or license as the maker saw it; zero for shares. */
  readonly fingerprint: Digest
  /** Most of the price that may go to the royalty, basis points. */
  readonly maxRoyaltyBps: number
  /** Who alone may fill the order; the zero address for anybody. */
  readonly taker: Address
  /** Unix seconds. */
  readonly startTime: number
  /** Unix seconds, inclusive. */
  readonly expiry: number
  /** The maker's counter; raising it makes all orders so far void. */
  readonly counter: bigint
  /** Any number that the maker did not use. Counting up costs the least gas. */
  readonly nonce: bigint
}

/** In the order of the contract. */
export const ORDER_SIDES = ['listing', 'offer'] as const

export type OrderSide = (typeof ORDER_SIDES)[number]

const TYPES = {
  EIP712Domain: EIP712_DOMAIN,
  Order: [
    { name: 'maker', type: 'address' },
    { name: 'side', type: 'uint8' },
    { name: 'asset', type: 'address' },
    { name: 'tokenId', type: 'uint256' },
    { name: 'amount', type: 'uint128' },
    { name: 'currency', type: 'address' },
    { name: 'price', type: 'uint128' },
    { name: 'fingerprint', type: 'bytes32' },
    { name: 'maxRoyaltyBps', type: 'uint16' },
    { name: 'taker', type: 'address' },
    { name: 'startTime', type: 'uint40' },
    { name: 'expiry', type: 'uint40' },
    { name: 'counter', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
  ],
}

/** What the maker's wallet signs. @see https://eips.ethereum.org/EIPS/eip-712 */
export function orderTypedData({
  chainId,
  exchange,
  order,
}: {
  readonly chainId: number
  readonly exchange: Address
  readonly order: Order
}): TypedData {
  return {
    domain: { name: 'Modelmark Exchange', version: '1', chainId, verifyingContract: exchange },
    types: TYPES,
    primaryType: 'Order',
    message: {
      maker: order.maker,
      side: String(ORDER_SIDES.indexOf(order.side)),
      asset: order.asset,
      tokenId: String(order.tokenId),
      amount: String(order.amount),
      currency: order.currency,
      price: String(order.price),
      fingerprint: order.fingerprint,
      maxRoyaltyBps: String(order.maxRoyaltyBps),
      taker: order.taker,
      startTime: String(order.startTime),
      expiry: String(order.expiry),
      counter: String(order.counter),
      nonce: String(order.nonce),
    },
  }
}

/** What a part of an order costs or brings before the royalty: its part of the price, rounded against the taker. */
export function priceOfPart({ side, price, amount }: Order, part: bigint): bigint {
  const product = price * part
  return side === 'listing' ? (product + amount - 1n) / amount : product / amount
}

/** An order as the contract takes it. */
export function orderArgument(order: Order) {
  return { ...order, side: ORDER_SIDES.indexOf(order.side) }
}
