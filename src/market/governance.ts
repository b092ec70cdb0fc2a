import type { Address, AssetId, Digest } from '../asset/index.ts'
import type {
  Ballot,
  Call,
  FeeSettings,
  GovernorRules,
  Proposal,
  ProposalFacts,
  Verdict,
  VotedAction,
  Voter,
  VoteSupport,
} from '../chain/index.ts'
import type { Offer } from '../license/index.ts'
import type { Currency, Transaction } from './market.ts'

export type { Ballot, Proposal, ProposalState, VotedAction, Voter, VoteSupport } from '../chain/index.ts'

/** Decimals of a model's shares and of the DAO's tokens: one share, one vote. */
export const VOTE_DECIMALS = 18

/** Who decides about a market or a model, and what they were asked to decide. Votes in the token's smallest unit. */
export interface Governance {
  readonly governor: Address
  readonly rules: GovernorRules
  /** What proposals spend from; wei. */
  readonly treasury: { readonly account: Address; readonly balance: bigint }
  /** False for a model whose owner has not given it to its shares' governor: its votes move the treasury only. */
  readonly governs: boolean
  /** Of the DAO: what its templates change. */
  readonly settings?: FeeSettings & { readonly criteria?: Digest }
  /** Of the connected account. */
  readonly voter?: Voter
  /** Newest first. */
  readonly proposals: readonly ProposalView[]
  /** How many are older than these. */
  readonly older: number
  /** Those that proposals speak of, as far as they are tokens. */
  readonly currencies: readonly ActionCurrency[]
}

export interface ActionCurrency extends Currency {
  /** False for a token that the market does not take: anybody can give theirs any name. */
  readonly isKnown: boolean
}

export interface ProposalView extends ProposalFacts {
  readonly id: bigint
  readonly proposal: Proposal
  /** What each of its calls does, in their order. */
  readonly actions: readonly VotedAction[]
  /** Newest first; of a proposal with very many, not all. */
  readonly ballots: readonly Ballot[]
}

/** What a page can propose without anybody writing calls by hand. */
export type ProposalTemplate =
  | { readonly kind: 'fee'; readonly feeBps: number }
  /** `criteria`: SHA-256 of the document. */
  | { readonly kind: 'criteria'; readonly criteria: Digest }
  | { readonly kind: 'curator'; readonly account: Address; readonly appoint: boolean }
  /** Out of the treasury, in the currency's smallest unit. */
  | { readonly kind: 'spend'; readonly currency: Address; readonly to: Address; readonly amount: bigint }
  /** Of a dispute; `refundBps`: part of each payment that waits, basis points, where the verdict refunds. */
  | {
      readonly kind: 'ruling'
      readonly disputeId: bigint
      readonly verdict: Verdict
      readonly refundBps: number
    }
  | { readonly kind: 'version'; readonly manifestDigest: Digest; readonly contentHash: Digest }
  | { readonly kind: 'offer'; readonly offer: Omit<Offer, 'id' | 'modelId' | 'sold' | 'closed'> }

export interface ProposalDraft {
  readonly calls: readonly Call[]
  readonly actions: readonly VotedAction[]
}

export interface DelegateInput {
  /** A model's shares, or the DAO's token. */
  readonly token: Address
  /** Who gets the votes; the connected account itself unless given. */
  readonly to?: Address
}

export interface ProposeInput {
  readonly governor: Address
  readonly calls: readonly Call[]
  /** What voters read. The proposer's address is added to it, so that nobody else can propose the same first. */
  readonly text: string
}

export interface ProposalResult {
  readonly proposalId: bigint
}

export interface VoteInput {
  readonly governor: Address
  readonly proposalId: bigint
  readonly support: VoteSupport
  /** Public for ever. */
  readonly reason?: string
}

export interface ProposalInput {
  readonly governor: Address
  readonly proposal: Proposal
}

/**
 * How holders decide, of a model's shares as of the DAO's tokens. The asset is the model; for the DAO it is the market's
 * registry with token id 0, which no model has.
 */
export interface GovernanceTransactions {
  /** What a template would have the governor do. @throws ModelmarkError */
  draft(asset: AssetId, template: ProposalTemplate): Promise<ProposalDraft>
  /** Gives the votes of the connected account to somebody. Without it they count for nobody. */
  delegate(asset: AssetId): Transaction<DelegateInput, { readonly delegate: Address }>
  propose(asset: AssetId): Transaction<ProposeInput, ProposalResult & { readonly proposal: Proposal }>
  vote(
    asset: AssetId,
  ): Transaction<VoteInput, ProposalResult & { readonly support: VoteSupport; readonly weight: bigint }>
  /** Starts the delay, where the governor has one. `eta`: Unix seconds from which on it can be executed. */
  queue(asset: AssetId): Transaction<ProposalInput, ProposalResult & { readonly eta: number }>
  execute(asset: AssetId): Transaction<ProposalInput, ProposalResult>
  /** Withdraws the connected account's own proposal before its vote begins. */
  cancel(asset: AssetId): Transaction<ProposalInput, ProposalResult>
}
