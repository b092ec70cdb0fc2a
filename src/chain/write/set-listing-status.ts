import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { curationWriteAbi } from '../generated/curation-abi.ts'
import { LISTING_STATUSES, type ListingStatus, NO_REASON } from './listing-status.ts'

/** Says what a curator thinks of a model. Only curators. */
export function setListingStatusCall({
  curation,
  modelId,
  status,
  reason = NO_REASON,
}: {
  readonly curation: Address
  readonly modelId: bigint
  /** What takes a model off the market is `delistModelCall`. */
  readonly status: Exclude<ListingStatus, 'delisted'>
  /** SHA-256 of a document. */
  readonly reason?: Digest | undefined
}): Call {
  return {
    to: curation,
    data: encodeFunctionData({
      abi: curationWriteAbi,
      functionName: 'setStatus',
      args: [modelId, LISTING_STATUSES.indexOf(status), reason],
    }),
    value: 0n,
  }
}
