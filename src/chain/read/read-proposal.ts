import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { governorAbi } from '../generated/governance-abi.ts'
import { readContract } from './read-contract.ts'

/** In the order of the contract's `ProposalState`. */
const PROPOSAL_STATES = [
  'pending',
  'active',
  'cancelled',
  'defeated',
  'succeeded',
  'queued',
  'expired',
  'executed',
] as const

export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** Where a proposal stands. Times in Unix seconds, votes in the token's smallest unit. */
export interface ProposalFacts {
  readonly proposer: Address
  readonly state: ProposalState
  readonly votes: { readonly against: bigint; readonly for: bigint; readonly abstain: bigint }
  /** Votes for and abstentions that it needs; known once the vote has begun. */
  readonly quorum?: bigint
  /** Whose holders of then may vote, from then on. */
  readonly snapshot: number
  /** Until when, inclusive. */
  readonly deadline: number
  /** True if it must be queued between the vote and the execution. */
  readonly needsQueuing: boolean
  /** When a queued proposal can be executed. */
  readonly eta?: number
  /** Whether the account asked for has voted; false without one. */
  readonly hasVoted: boolean
  /** Votes that the account asked for had at the snapshot; known while the vote goes on. */
  readonly weight?: bigint
}

/**
 * A proposal of a model's governor or of the DAO's.
 * @throws ModelmarkError `proposal-not-found`.
 */
export async function readProposal(
  client: ChainClient,
  {
    governor,
    proposalId,
    account,
  }: { readonly governor: Address; readonly proposalId: bigint; readonly account?: Address | undefined },
  options?: CallOptions,
): Promise<ProposalFacts> {
  const ofProposal = { abi: governorAbi, address: governor, args: [proposalId] } as const
  const [state, proposer, [against, inFavour, abstain], snapshot, deadline, eta, needsQueuing, hasVoted] =
    await Promise.all([
      readContract(client, { ...ofProposal, functionName: 'state' }, options),
      readContract(client, { ...ofProposal, functionName: 'proposalProposer' }, options),
      readContract(client, { ...ofProposal, functionName: 'proposalVotes' }, options),
      readContract(client, { ...ofProposal, functionName: 'proposalSnapshot' }, options),
      readContract(client, { ...ofProposal, functionName: 'proposalDeadline' }, options),
      readContract(client, { ...ofProposal, functionName: 'proposalEta' }, options),
      readContract(client, { ...ofProposal, functionName: 'proposalNeedsQueuing' }, options),
      account !== undefined &&
        readContract(
          client,
          { ...ofProposal, functionName: 'hasVoted', args: [proposalId, account] },
          options,
        ),
    ])
  const name = PROPOSAL_STATES[state]
  if (name === undefined) throw new ModelmarkError('unexpected', { reason: 'unknown proposal state', state })
  // The DAO's quorum is a part of the supply at the snapshot: before it, nobody knows.
  const quorum =
    name === 'pending'
      ? undefined
      : await readContract(
          client,
          { ...ofProposal, functionName: 'quorum', args: [snapshot] },
          options,
        ).catch(error => {
          // A proposal that was cancelled early has its snapshot still to come.
          if (name === 'cancelled') return undefined
          throw error
        })
  const weight =
    name === 'active' && account !== undefined
      ? await readContract(
          client,
          { abi: governorAbi, address: governor, functionName: 'getVotes', args: [account, snapshot] },
          options,
        )
      : undefined
  return {
    proposer,
    state: name,
    votes: { against, for: inFavour, abstain },
    snapshot: Number(snapshot),
    deadline: Number(deadline),
    needsQueuing,
    hasVoted,
    ...(quorum !== undefined && { quorum }),
    ...(weight !== undefined && { weight }),
    ...(eta !== 0n && { eta: Number(eta) }),
  }
}
