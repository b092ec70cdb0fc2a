import type { Offer } from './offer.ts'
import type { Right } from './rights.ts'

/** True if licenses of this tier allow all of that, as the contract says it. */
export function allows(offer: Offer, rights: readonly Right[]): boolean {
  return rights.every(right => offer.rights.has(right))
}

/**
 * True if a license covers a version of its model. Tiers that do not cover coming versions cover the one that was newest
 * when the license was bought. Versions are counted from 0.
 */
export function coversVersion(offer: Offer, version: number, boughtAt: number): boolean {
  return offer.coversFutureVersions || version === boughtAt
}
