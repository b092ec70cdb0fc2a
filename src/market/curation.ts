import type { Address, AssetId, Digest } from '../asset/index.ts'
import type { ListingChallenge, ListingStatus } from '../chain/index.ts'
import type { Transaction } from './market.ts'

export interface ListingInput {
  readonly status: Exclude<ListingStatus, 'delisted'>
  /** SHA-256 of a document that says why. */
  readonly reason?: Digest
}

export interface ChallengeInput {
  /** In wei, as the person saw it. */
  readonly bond: bigint
  /** SHA-256 of a document that says what is wrong. */
  readonly reason: Digest
}

export interface ChallengeDecision {
  /** True if the model does not meet the criteria. */
  readonly upheld: boolean
  /** SHA-256 of a document that says why. */
  readonly reason?: Digest
}

export interface ChallengeResult {
  readonly upheld: boolean
  /** Whom the bond is due to. */
  readonly winner: Address
  /** In wei. */
  readonly bond: bigint
}

/** How a market says which models are worth looking at. */
export interface CurationTransactions {
  /** Only curators. */
  setStatus(asset: AssetId): Transaction<ListingInput, { readonly status: ListingStatus }>
  /** Stakes a bond on a listed model not meeting the criteria. */
  challenge(asset: AssetId): Transaction<ChallengeInput, ListingChallenge>
  /** Only curators. */
  decideChallenge(asset: AssetId): Transaction<ChallengeDecision, ChallengeResult>
  /** Ends a challenge that no curator decided in time; the model has won. */
  closeChallenge(asset: AssetId): Transaction<Readonly<Record<never, never>>, ChallengeResult>
  /** Recommends a model for a fee in wei, as the person saw it. `count`: of all who did. */
  endorse(asset: AssetId): Transaction<{ readonly fee: bigint }, { readonly count: number }>
  /** Sends the connected account the bonds that the curation owes it. */
  claimBonds(asset: AssetId): Transaction<Readonly<Record<never, never>>, { readonly amount: bigint }>
}
