import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookWriteAbi } from '../generated/write-abi.ts'

/** Ends the sale and renewal of a tier; licenses sold stay valid. Only the model's owner. */
export function closeOfferCall({
  licenseBook,
  offerId,
}: {
  readonly licenseBook: Address
  readonly offerId: bigint
}): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({ abi: licenseBookWriteAbi, functionName: 'closeOffer', args: [offerId] }),
    value: 0n,
  }
}
