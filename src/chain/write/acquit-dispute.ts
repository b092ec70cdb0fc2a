import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'

/** Closes a dispute that nobody ruled by `ruleBy`, as if it was rejected. Anyone. */
export function acquitDisputeCall({
  court,
  disputeId,
}: {
  readonly court: Address
  readonly disputeId: bigint
}): Call {
  return {
    to: court,
    data: encodeFunctionData({ abi: courtWriteAbi, functionName: 'acquit', args: [disputeId] }),
    value: 0n,
  }
}
