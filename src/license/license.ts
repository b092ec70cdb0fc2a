import type { Address } from '../asset/index.ts'
import type { Offer } from './offer.ts'

/** `endTime` of a license that does not end. The contract's `type(uint40).max`. */
export const NEVER_ENDS = 2 ** 40 - 1

/** A license somebody holds. Times are Unix seconds. */
export interface License {
  readonly id: bigint
  readonly offerId: bigint
  readonly modelId: bigint
  readonly owner: Address
  readonly endTime: number
  readonly revoked: boolean
  /** Until when the first payment can be had back; 0 if it cannot. */
  readonly refundableUntil: number
}

export type LicenseStatus = 'active' | 'expiring' | 'expired' | 'revoked'

/** Share of a period left from which on a subscription counts as expiring. */
const EXPIRING_SHARE = 0.1

/**
 * Where a license stands at `now`, Unix seconds. A subscription expires soon in the last tenth of its period.
 */
export function licenseStatus(license: License, offer: Offer, now: number): LicenseStatus {
  if (license.revoked) return 'revoked'
  if (license.endTime === NEVER_ENDS) return 'active'
  if (license.endTime <= now) return 'expired'
  const left = license.endTime - now
  return offer.kind === 'subscription' && left <= offer.period * EXPIRING_SHARE ? 'expiring' : 'active'
}

/** True while the license gives access. */
export function isUsable(license: License, now: number): boolean {
  return !license.revoked && license.endTime > now
}
