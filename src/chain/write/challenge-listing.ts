import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { curationWriteAbi } from '../generated/curation-abi.ts'

/** Stakes `bond`, in wei, on a listed or featured model not meeting the criteria. Anyone, one at a time. */
export function challengeListingCall({
  curation,
  modelId,
  bond,
  reason,
}: {
  readonly curation: Address
  readonly modelId: bigint
  readonly bond: bigint
  /** SHA-256 of what is wrong with it, a document of its own. */
  readonly reason: Digest
}): Call {
  return {
    to: curation,
    data: encodeFunctionData({ abi: curationWriteAbi, functionName: 'challenge', args: [modelId, reason] }),
    value: bond,
  }
}
