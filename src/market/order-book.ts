import type { Address, Digest } from '../asset/index.ts'
import type { Order, OrderDocument, OrderStatus, UsageAccount } from '../chain/index.ts'
import type { License } from '../license/index.ts'
import type { Currency } from './market.ts'
import type { TradedAsset } from './trade.ts'

export type { OrderDocument, UsageAccount }

/** Why an order cannot be filled, the first thing that is wrong. */
export type OrderProblem =
  | 'wrong-chain'
  /** For another exchange: another market. */
  | 'other-market'
  /** About another model, or something that is not traded here. */
  | 'other-model'
  | 'bad-signature'
  | Exclude<OrderStatus, 'open'>
  | 'license-over'
  | 'currency-not-taken'
  | 'royalty-above-max'
  /** For one account alone, which is not the connected one. */
  | 'not-for-you'
  /** Who made it no longer has what it gives, or took back the leave to move it. */
  | 'maker-cannot'

/** What an order is about and comes to, as the chain has it now. Money in the currency's smallest unit. */
export interface OrderDetails {
  readonly what: TradedAsset
  readonly currency: Currency
  /** How much of it can be filled; 1 for a model or a license. */
  readonly remaining: bigint
  /** For all that remains: what the buyer pays, and what of it does not go to the seller. */
  readonly price: bigint
  readonly royalty: bigint
  /** Whose the model or license is. */
  readonly holder?: Address
  /** Of shares: what the connected account has. */
  readonly balance?: bigint
  readonly license?: License
  /** What the license's holder prepaid and used; it stays with them. */
  readonly usage?: UsageAccount
}

/** An order that somebody showed, and what is to be said of it. */
export interface InspectedOrder {
  readonly document: OrderDocument
  /** Its JSON. */
  readonly text: string
  readonly order: Order
  /** Names the order in events. */
  readonly hash: Digest
  /** Undefined for an order that can be filled. */
  readonly problem?: OrderProblem
  /** Undefined for an order that is not about this model, that nobody signed, or that is paid in a currency nobody knows. */
  readonly details?: OrderDetails
  /** True if the connected account made it. */
  readonly isOwn: boolean
}

/** What hub nodes keep of orders about a model, and what new ones come to. */
export interface OrderBook {
  /** Part of the price of the model, or of a license of it, that does not go to the seller: basis points. */
  readonly royaltyBps: number
  /** Currencies this market takes, of those that the model's tiers are in and the chain's coin, which comes last. */
  readonly currencies: readonly Currency[]
  /** Those that stand, and the connected account's own whatever is wrong with them; the newest first. */
  readonly orders: readonly InspectedOrder[]
  /** Hub nodes that did not answer, by their address. */
  readonly unreachable: readonly string[]
}

/** What became of an order that was sent to a hub node. */
export interface OrderPublication {
  readonly hub: string
  readonly isKept: boolean
  /** What the hub says of it: text of a stranger. */
  readonly reason?: string
}
