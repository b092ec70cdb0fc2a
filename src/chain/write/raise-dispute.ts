import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'

/** A complaint to be. */
export interface NewDispute {
  readonly modelId: bigint
  /** A license of the model that is to be revoked; none unless given. */
  readonly licenseId?: bigint | undefined
  /** What is asked to be refunded of what buyers pay from now on, basis points. */
  readonly refundBps: number
  /** SHA-256 of the complaint, a document of its own. */
  readonly evidence: Digest
}

/** Raises a dispute, which lets the model's new revenue wait. Anyone; `cost` in wei, as `readDisputeTerms` says. */
export function raiseDisputeCall({
  court,
  dispute: { modelId, licenseId = 0n, refundBps, evidence },
  cost,
}: {
  readonly court: Address
  readonly dispute: NewDispute
  readonly cost: bigint
}): Call {
  return {
    to: court,
    data: encodeFunctionData({
      abi: courtWriteAbi,
      functionName: 'raise',
      args: [modelId, licenseId, refundBps, evidence],
    }),
    value: cost,
  }
}
