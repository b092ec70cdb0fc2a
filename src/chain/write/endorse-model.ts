import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { curationWriteAbi } from '../generated/curation-abi.ts'

/** Recommends a model, once an account, for `fee` wei, which are the market's. Anyone. */
export function endorseModelCall({
  curation,
  modelId,
  fee,
}: {
  readonly curation: Address
  readonly modelId: bigint
  readonly fee: bigint
}): Call {
  return {
    to: curation,
    data: encodeFunctionData({ abi: curationWriteAbi, functionName: 'endorse', args: [modelId] }),
    value: fee,
  }
}
