import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'
import { VERDICTS, type Verdict } from './verdict.ts'

/** Rules a dispute that has no arbitrator. Only the DAO: a call for a proposal. */
export function decideDisputeCall({
  court,
  disputeId,
  verdict,
  refundBps,
}: {
  readonly court: Address
  readonly disputeId: bigint
  readonly verdict: Verdict
  /** Part of each waiting payment that goes back, basis points; counts for `refund` and what is above it. */
  readonly refundBps: number
}): Call {
  return {
    to: court,
    data: encodeFunctionData({
      abi: courtWriteAbi,
      functionName: 'decide',
      args: [disputeId, VERDICTS.indexOf(verdict), refundBps],
    }),
    value: 0n,
  }
}
