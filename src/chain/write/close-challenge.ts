import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { curationWriteAbi } from '../generated/curation-abi.ts'

/** Closes a challenge that nobody decided in time, in favor of the model. Anyone. */
export function closeChallengeCall({
  curation,
  modelId,
}: {
  readonly curation: Address
  readonly modelId: bigint
}): Call {
  return {
    to: curation,
    data: encodeFunctionData({ abi: curationWriteAbi, functionName: 'closeChallenge', args: [modelId] }),
    value: 0n,
  }
}
