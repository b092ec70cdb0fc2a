import type { Address } from '../asset/index.ts'
import type { EscrowKey, PayeeFacts, ShareBalance, ShareFacts, VotingRules } from '../chain/index.ts'
import type { Currency } from './market.ts'

export type { PayeeFacts, ShareBalance, ShareFacts, VotingRules }

/** Shares of a model and who holds them. Numbers of shares in their smallest unit, of which one share has 10^18. */
export interface Fraction extends ShareFacts {
  readonly shares: Address
  readonly rules: VotingRules
  /** What a distribution divides besides once it has released payments whose refund window is over, by currency. */
  readonly releases: ReadonlyMap<Address, ShareReleases>
  /** The largest first; what they leave of the supply is others'. */
  readonly holders: readonly ShareBalance[]
  /** Currencies of the model's tiers in which dividends cannot be paid yet, and a tier of each. */
  readonly addable: readonly { readonly offerId: bigint; readonly currency: Currency }[]
}

/** Payments of buyers who can no longer have their money back. */
export interface ShareReleases {
  /** The shares' part of it, in the currency's smallest unit. */
  readonly amount: bigint
  /** What one transaction releases. */
  readonly escrows: readonly EscrowKey[]
}

/** What a model's revenue is divided into, and what that rests on. */
export interface ModelShares {
  /** Of the model: its governor while it is locked. */
  readonly owner: Address
  readonly payees: PayeeFacts
  /** Newest first, at most four. Usually one; none for a model that is not divided. */
  readonly fractions: readonly Fraction[]
}
