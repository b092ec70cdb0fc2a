import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { governorAbi } from '../generated/governance-abi.ts'

/** In the order of the contract. */
export const VOTE_SUPPORTS = ['against', 'for', 'abstain'] as const

export type VoteSupport = (typeof VOTE_SUPPORTS)[number]

/** Casts all votes the sender had when the vote began. Final. */
export function voteCall({
  governor,
  proposalId,
  support,
  reason,
}: {
  readonly governor: Address
  readonly proposalId: bigint
  readonly support: VoteSupport
  /** Public for ever; may be empty. */
  readonly reason: string
}): Call {
  return {
    to: governor,
    data: encodeFunctionData({
      abi: governorAbi,
      functionName: 'castVoteWithReason',
      args: [proposalId, VOTE_SUPPORTS.indexOf(support), reason],
    }),
    value: 0n,
  }
}
