import type { Address, Digest } from '../../asset/index.ts'
import type { Hex } from '../hex.ts'
import type { RevenuePayee } from '../read/read-payees.ts'
import type { NewOffer } from '../write/create-offer.ts'
import type { ListingStatus } from '../write/listing-status.ts'
import type { Verdict } from '../write/verdict.ts'

/** Who may act for a timelock. */
export type TimelockRole = 'admin' | 'proposer' | 'canceller' | 'executor'

/**
 * What one call of a proposal does. Money in wei or the token's smallest unit, shares in basis points, periods in seconds,
 * votes in the token's smallest unit.
 */
export type VotedAction =
  | { readonly kind: 'send-coin'; readonly to: Address; readonly amount: bigint }
  | {
      readonly kind: 'send-tokens'
      readonly token: Address
      readonly to: Address
      readonly amount: bigint
    }
  | {
      readonly kind: 'approve-tokens'
      readonly token: Address
      readonly to: Address
      readonly amount: bigint
    }
  | { readonly kind: 'set-fee'; readonly feeBps: number; readonly treasury: Address }
  | { readonly kind: 'set-currency'; readonly currency: Address; readonly allowed: boolean }
  | { readonly kind: 'set-source'; readonly source: Address; readonly allowed: boolean }
  | { readonly kind: 'sweep'; readonly currency: Address }
  | { readonly kind: 'set-registry'; readonly registry: Address }
  | { readonly kind: 'set-license-book'; readonly licenseBook: Address }
  | { readonly kind: 'hold-revenue'; readonly modelId: bigint }
  | { readonly kind: 'end-hold'; readonly holdId: bigint; readonly refundBps: number }
  | { readonly kind: 'propose-payees'; readonly modelId: bigint; readonly payees: readonly RevenuePayee[] }
  | {
      readonly kind: 'push-version'
      readonly modelId: bigint
      readonly manifestDigest: Digest
      readonly contentHash: Digest
    }
  | { readonly kind: 'move-model'; readonly modelId: bigint; readonly from: Address; readonly to: Address }
  | { readonly kind: 'revoke-license'; readonly licenseId: bigint }
  | { readonly kind: 'set-delisted'; readonly modelId: bigint; readonly delisted: boolean }
  | { readonly kind: 'open-offer'; readonly offer: NewOffer }
  | { readonly kind: 'close-offer'; readonly offerId: bigint }
  | {
      readonly kind: 'rule-dispute'
      readonly disputeId: bigint
      readonly verdict: Verdict
      readonly refundBps: number
    }
  | {
      readonly kind: 'set-dispute-terms'
      readonly bond: bigint
      readonly counterPeriod: number
      readonly rulingPeriod: number
    }
  | {
      readonly kind: 'set-arbitrator'
      readonly arbitrator: Address
      readonly extraData: Hex
      readonly rules: Digest
    }
  | { readonly kind: 'set-listing'; readonly modelId: bigint; readonly status: ListingStatus }
  | { readonly kind: 'decide-challenge'; readonly modelId: bigint; readonly upheld: boolean }
  | { readonly kind: 'delist' | 'relist'; readonly modelId: bigint }
  | { readonly kind: 'set-criteria'; readonly criteria: Digest }
  | {
      readonly kind: 'set-curation-terms'
      readonly bond: bigint
      readonly challengePeriod: number
      readonly endorsementFee: bigint
    }
  | {
      readonly kind: 'grant-role'
      readonly role: bigint
      readonly account: Address
      readonly delay: number
    }
  | { readonly kind: 'revoke-role'; readonly role: bigint; readonly account: Address }
  | { readonly kind: 'label-role'; readonly role: bigint; readonly label: string }
  | { readonly kind: 'set-role-admin' | 'set-role-guardian'; readonly role: bigint; readonly by: bigint }
  | { readonly kind: 'set-grant-delay'; readonly role: bigint; readonly delay: number }
  | {
      readonly kind: 'assign-functions'
      readonly target: Address
      readonly selectors: readonly string[]
      readonly role: bigint
    }
  | { readonly kind: 'set-admin-delay'; readonly target: Address; readonly delay: number }
  | { readonly kind: 'close-contract'; readonly target: Address; readonly closed: boolean }
  | { readonly kind: 'set-authority'; readonly target: Address; readonly authority: Address }
  | { readonly kind: 'set-timelock-delay'; readonly delay: bigint }
  | {
      readonly kind: 'grant-timelock-role' | 'revoke-timelock-role'
      readonly role: TimelockRole
      readonly account: Address
    }
  | { readonly kind: 'set-voting-delay' | 'set-voting-period' | 'set-late-quorum'; readonly seconds: number }
  | { readonly kind: 'set-threshold'; readonly votes: bigint }
  | { readonly kind: 'set-quorum'; readonly percent: bigint }
  | { readonly kind: 'set-timelock'; readonly timelock: Address }
  /** Nothing that the market's contracts, a currency or a plain payment explain: only its bytes can be shown. */
  | { readonly kind: 'unknown' }
