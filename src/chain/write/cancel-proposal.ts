import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { governorAbi } from '../generated/governance-abi.ts'
import { type Proposal, proposalArguments } from './proposal.ts'

/** Withdraws a proposal before its vote begins. Only its proposer. */
export function cancelProposalCall({
  governor,
  proposal,
}: {
  readonly governor: Address
  readonly proposal: Proposal
}): Call {
  const args = proposalArguments(proposal)
  return {
    to: governor,
    data: encodeFunctionData({ abi: governorAbi, functionName: 'cancel', args }),
    value: 0n,
  }
}
