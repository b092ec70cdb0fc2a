import type { Address, Digest } from '../asset/index.ts'
import type { Right } from './rights.ts'

/** The order is the contract's `OfferKind`. */
export const OFFER_KINDS = ['one-time', 'fixed-term', 'subscription'] as const
export type OfferKind = (typeof OFFER_KINDS)[number]

/** A tier on sale. Immutable on chain but for `sold` and `closed`. */
export interface Offer {
  readonly id: bigint
  readonly modelId: bigint
  readonly kind: OfferKind
  /** Seconds a license or one renewal lasts; 0 for one-time offers. */
  readonly period: number
  /** 0 for no limit. */
  readonly maxSupply: number
  readonly sold: number
  readonly transferable: boolean
  readonly derivativesAllowed: boolean
  readonly coversFutureVersions: boolean
  /** Days in which the first payment can be had back; 0 for none. */
  readonly refundDays: number
  readonly rights: ReadonlySet<Right>
  /** Share of a derivative's revenue owed to this model, basis points. */
  readonly upstreamBps: number
  readonly closed: boolean
  /** `NATIVE` for the chain's coin. */
  readonly currency: Address
  /** For one license or one period, in the currency's smallest unit. */
  readonly price: bigint
  /** SHA-256 of the terms document; names its CID. */
  readonly termsHash: Digest
}

/** True if nothing is left of a limited offer. */
export function isSoldOut(offer: Offer): boolean {
  return offer.maxSupply !== 0 && offer.sold >= offer.maxSupply
}

/** True if a license can be bought now. */
export function isOnSale(offer: Offer): boolean {
  return !offer.closed && !isSoldOut(offer)
}
