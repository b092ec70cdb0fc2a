import { encodeFunctionData } from 'viem'
import { type Address, NATIVE } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { exchangeWriteAbi } from '../generated/exchange-abi.ts'
import type { Hex } from '../hex.ts'
import { type Order, orderArgument, priceOfPart } from './order.ts'

/** An order as its maker signed it. */
export interface SignedOrder {
  readonly exchange: Address
  readonly order: Order
  readonly signature: Hex
  /** How much of the order to fill; 1 for a model or a license. */
  readonly amount: bigint
}

/** Buys what a listing sells, with the chain's coin or with an ERC-20 that is approved; the contract takes no more than the price. */
export function fillListingCall({ exchange, order, signature, amount }: SignedOrder): Call {
  const price = priceOfPart(order, amount)
  return {
    to: exchange,
    data: encodeFunctionData({
      abi: exchangeWriteAbi,
      functionName: 'fillListing',
      args: [orderArgument(order), signature, amount, price],
    }),
    value: order.currency === NATIVE ? price : 0n,
  }
}

/** Sells into an offer. The contract refuses if less than `minProceeds` would arrive, royalty deducted. */
export function fillOfferCall(
  { exchange, order, signature, amount }: SignedOrder,
  { minProceeds }: { readonly minProceeds: bigint },
): Call {
  return {
    to: exchange,
    data: encodeFunctionData({
      abi: exchangeWriteAbi,
      functionName: 'fillOffer',
      args: [orderArgument(order), signature, amount, minProceeds],
    }),
    value: 0n,
  }
}
