import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { governorAbi } from '../generated/governance-abi.ts'
import { callArguments, type Proposal } from './proposal.ts'

/** Puts a proposal to the vote. Only who has the votes that the governor asks of a proposer. */
export function proposeCall({
  governor,
  proposal: { calls, description },
}: {
  readonly governor: Address
  readonly proposal: Proposal
}): Call {
  const args = [...callArguments(calls), description] as const
  return {
    to: governor,
    data: encodeFunctionData({ abi: governorAbi, functionName: 'propose', args }),
    value: 0n,
  }
}
