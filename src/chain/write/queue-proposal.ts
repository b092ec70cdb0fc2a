import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { governorAbi } from '../generated/governance-abi.ts'
import { type Proposal, proposalArguments } from './proposal.ts'

/** Starts the delay of a proposal that was accepted, where the governor has one. Anyone. */
export function queueProposalCall({
  governor,
  proposal,
}: {
  readonly governor: Address
  readonly proposal: Proposal
}): Call {
  const args = proposalArguments(proposal)
  return {
    to: governor,
    data: encodeFunctionData({ abi: governorAbi, functionName: 'queue', args }),
    value: 0n,
  }
}
