import type { Address, AssetId } from '../asset/index.ts'
import type { Call, Proposal, VoteSupport } from '../chain/index.ts'
import type { Transaction } from './market.ts'

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
