import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { curationWriteAbi } from '../generated/curation-abi.ts'
import { NO_REASON } from './listing-status.ts'

/** Decides a challenge: upheld, the model is flagged and the bond goes back; else the bond is its owner's. Only curators. */
export function decideChallengeCall({
  curation,
  modelId,
  upheld,
  reason = NO_REASON,
}: {
  readonly curation: Address
  readonly modelId: bigint
  readonly upheld: boolean
  /** SHA-256 of a document. */
  readonly reason?: Digest | undefined
}): Call {
  return {
    to: curation,
    data: encodeFunctionData({
      abi: curationWriteAbi,
      functionName: 'decideChallenge',
      args: [modelId, upheld, reason],
    }),
    value: 0n,
  }
}
