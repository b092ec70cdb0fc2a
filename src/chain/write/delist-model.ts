import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { curationWriteAbi } from '../generated/curation-abi.ts'
import { NO_REASON } from './listing-status.ts'

/** Takes a model off the market: it sells no new license. Only the DAO: a call for a proposal. */
export function delistModelCall({
  curation,
  modelId,
  reason = NO_REASON,
}: {
  readonly curation: Address
  readonly modelId: bigint
  /** SHA-256 of a document. */
  readonly reason?: Digest | undefined
}): Call {
  return {
    to: curation,
    data: encodeFunctionData({ abi: curationWriteAbi, functionName: 'delist', args: [modelId, reason] }),
    value: 0n,
  }
}
