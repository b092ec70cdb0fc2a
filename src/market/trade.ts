import type { Address, AssetId, Digest } from '../asset/index.ts'
import type { Order, OrderSide } from '../chain/index.ts'
import type { License } from '../license/index.ts'
import type { Transaction } from './market.ts'
import type { InspectedOrder, OrderPublication } from './order-book.ts'

/** What an order is about: the model itself, a license of it, or shares of it in their smallest unit. */
export type TradedAsset =
  | { readonly kind: 'model' }
  | { readonly kind: 'license'; readonly licenseId: bigint }
  | { readonly kind: 'shares'; readonly shares: Address; readonly amount: bigint }

export interface OrderInput {
  readonly side: OrderSide
  readonly what: TradedAsset
  /** Native coin for listings only. */
  readonly currency: Address
  /** For all of it, royalty included. */
  readonly price: bigint
  /** Most of the price that may go to the royalty, basis points, as the person saw it. */
  readonly maxRoyaltyBps: number
  /** Unix seconds, inclusive. */
  readonly expiry: number
  /** Who alone may fill it; anybody unless given. */
  readonly taker?: Address
}

/** An order that can be handed to anybody who may fill it. */
export interface PlacedOrder {
  readonly order: Order
  readonly signature: `0x${string}`
  /** Names the order in events. */
  readonly hash: Digest
  /** Order and signature as JSON that `inspect` reads: to hand on as a file or a link. */
  readonly document: string
}

export interface FillInput {
  readonly order: Order
  readonly signature: `0x${string}`
  /** How much of it; 1 for a model or a license. */
  readonly amount: bigint
  /** What the person saw that an offer brings them after the royalty; a listing needs none. */
  readonly minProceeds?: bigint
}

export interface FillResult {
  /** Its hash. */
  readonly order: Digest
  readonly amount: bigint
  readonly currency: Address
  /** All that the buyer paid. */
  readonly price: bigint
  /** Part of it that did not go to the seller. */
  readonly royalty: bigint
}

export interface LicenseTransferInput {
  readonly licenseId: bigint
  readonly to: Address
}

/** How models, licenses and shares change hands. */
export interface TradeTransactions {
  /**
   * Connects a wallet, has it approve what the order gives, and sign the order. Nothing is on the chain until it is filled.
   * @throws ModelmarkError
   */
  place(asset: AssetId, input: OrderInput): Promise<PlacedOrder>
  /**
   * What an order of somebody is worth: everything in it is compared with the chain.
   * @throws ModelmarkError `file-invalid` for a text that is no order.
   */
  inspect(asset: AssetId, document: string): Promise<InspectedOrder>
  /** Gives an order to the hub nodes the page names, to be found by others. Never throws. */
  publish(document: string): Promise<readonly OrderPublication[]>
  fill(asset: AssetId): Transaction<FillInput, FillResult>
  /** Makes every order of the account with this nonce void. */
  cancel(asset: AssetId): Transaction<{ readonly nonce: bigint }, { readonly nonce: bigint }>
  /** Makes every order void that the account signed so far. */
  cancelAll(asset: AssetId): Transaction<Readonly<Record<never, never>>, { readonly counter: bigint }>
  /** Gives a license away, for nothing and for good. */
  transfer(asset: AssetId): Transaction<LicenseTransferInput, License>
}
