import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import { OFFER_KINDS, type Offer, rightsToBits } from '../../license/index.ts'
import type { Call } from '../call.ts'
import { licenseBookWriteAbi } from '../generated/write-abi.ts'

/** A tier to be: what its creator chooses. */
export type NewOffer = Omit<Offer, 'id' | 'sold' | 'closed'>

/** Puts a tier on sale. Only the model's owner. */
export function createOfferCall({
  licenseBook,
  offer,
}: {
  readonly licenseBook: Address
  readonly offer: NewOffer
}): Call {
  const { modelId, kind, period, maxSupply, refundDays, rights, upstreamBps, currency, price, termsHash } =
    offer
  const flags =
    (offer.transferable ? 1 : 0) | (offer.derivativesAllowed ? 2 : 0) | (offer.coversFutureVersions ? 4 : 0)
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookWriteAbi,
      functionName: 'createOffer',
      args: [
        {
          modelId,
          kind: OFFER_KINDS.indexOf(kind),
          period,
          maxSupply,
          flags,
          refundDays,
          rights: rightsToBits(rights),
          upstreamBps,
          currency,
          price,
          termsHash,
        },
      ],
    }),
    value: 0n,
  }
}
