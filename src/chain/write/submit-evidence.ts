import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'

/** Adds a document to an open dispute. Anyone. */
export function submitEvidenceCall({
  court,
  disputeId,
  evidence,
}: {
  readonly court: Address
  readonly disputeId: bigint
  /** SHA-256 of the document. */
  readonly evidence: Digest
}): Call {
  return {
    to: court,
    data: encodeFunctionData({
      abi: courtWriteAbi,
      functionName: 'submitEvidence',
      args: [disputeId, evidence],
    }),
    value: 0n,
  }
}
