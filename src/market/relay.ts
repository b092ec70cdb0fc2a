import type { AssetId } from '../asset/index.ts'
import type { SignedAutoRenewal, SignedPurchase } from '../chain/index.ts'
import type { License } from '../license/index.ts'
import type { PurchaseInput, Transaction } from './market.ts'

export interface PurchaseToSign extends PurchaseInput {
  /** Unix seconds until which somebody may send it, inclusive. */
  readonly deadline: number
}

export interface RenewalToSign {
  readonly licenseId: bigint
  /** For one period, as the person saw it. */
  readonly price: bigint
  /** How many renewals are approved at once; when they are used up, renewing stops. */
  readonly periods: number
  /** Unix seconds until which it is good, inclusive. */
  readonly deadline: number
}

/** What people sign and others send for them, paid in an ERC-20. Whoever sends pays the network's fee. */
export interface RelayTransactions {
  /**
   * Connects a wallet, has it approve the price, and sign a purchase that anybody may send once.
   * @throws ModelmarkError
   */
  signPurchase(asset: AssetId, input: PurchaseToSign): Promise<SignedPurchase>
  /** Sends a purchase that its buyer signed. */
  purchase(asset: AssetId): Transaction<SignedPurchase, License>
  /**
   * Connects a wallet, has it approve the periods, and sign that anybody may renew a subscription once a period.
   * @throws ModelmarkError
   */
  signRenewal(asset: AssetId, input: RenewalToSign): Promise<SignedAutoRenewal>
  /** Renews a subscription that its owner signed for, from the last tenth of its period on. */
  renewal(asset: AssetId): Transaction<SignedAutoRenewal, License>
  /** Makes every renewal that the connected account signed void. `nonce`: what the next one must carry. */
  stopRenewals(asset: AssetId): Transaction<Readonly<Record<never, never>>, { readonly nonce: bigint }>
  /** Ends a subscription with what is paid. Only its owner. */
  cancelSubscription(asset: AssetId): Transaction<{ readonly licenseId: bigint }, License>
}
