import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { modelRegistryWriteAbi } from '../generated/write-abi.ts'

/** Appends a version to a model. Only its owner. */
export function addVersionCall({
  registry,
  modelId,
  manifestDigest,
  contentHash,
}: {
  readonly registry: Address
  readonly modelId: bigint
  readonly manifestDigest: Digest
  readonly contentHash: Digest
}): Call {
  return {
    to: registry,
    data: encodeFunctionData({
      abi: modelRegistryWriteAbi,
      functionName: 'addVersion',
      args: [modelId, manifestDigest, contentHash],
    }),
    value: 0n,
  }
}
