import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { governorAbi } from '../generated/governance-abi.ts'
import { type Proposal, proposalArguments } from './proposal.ts'

/** Makes the calls of a proposal that was accepted, after its delay if there is one. Anyone. */
export function executeProposalCall({
  governor,
  proposal,
}: {
  readonly governor: Address
  readonly proposal: Proposal
}): Call {
  const args = proposalArguments(proposal)
  return {
    to: governor,
    data: encodeFunctionData({ abi: governorAbi, functionName: 'execute', args }),
    value: 0n,
  }
}
