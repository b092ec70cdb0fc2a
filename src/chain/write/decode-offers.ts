import type { Address } from '../../asset/index.ts'
import type { Offer } from '../../license/index.ts'
import { licenseBookWriteAbi } from '../generated/write-abi.ts'
import type { Receipt } from '../provider.ts'
import { toOffer } from '../read/read-offers.ts'
import { decodeOwnEvents } from './decode-own-event.ts'

/** The tiers that a receipt says were put on sale, in their order; none if none were. */
export function decodeOffersCreated(receipt: Receipt, licenseBook: Address): readonly Offer[] {
  return decodeOwnEvents(receipt, licenseBook, licenseBookWriteAbi, 'OfferCreated').map(
    ({ offerId, offer }) => toOffer(offerId, offer),
  )
}

/** The tiers that it says are not on sale any more. */
export function decodeOffersClosed(receipt: Receipt, licenseBook: Address): readonly bigint[] {
  return decodeOwnEvents(receipt, licenseBook, licenseBookWriteAbi, 'OfferClosed').map(
    ({ offerId }) => offerId,
  )
}
