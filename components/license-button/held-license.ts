import { type License, type LicenseStatus, licenseStatus, NEVER_ENDS } from '../../src/license/index.ts'
import type { Tier } from '../../src/market/index.ts'
import { formatDate } from '../../src/text/index.ts'
import type { TierWords } from './tier-words.ts'

/** Where the license stands; without its tier only the hard facts count. */
export function heldStatus(license: License, tier: Tier | undefined, now: number): LicenseStatus {
  if (tier) return licenseStatus(license, tier.offer, now)
  if (license.revoked) return 'revoked'
  return license.endTime > now ? 'active' : 'expired'
}

/** "Licensed until 3 Mar 2027", for the button that opens the rest. */
export function heldSentence(license: License, status: LicenseStatus, { words, locale }: TierWords): string {
  const date = formatDate(license.endTime === NEVER_ENDS ? 0 : license.endTime, locale)
  switch (status) {
    case 'revoked':
      return words.revoked
    case 'expired':
      return words.expired(date)
    case 'expiring':
      return words.expiring(date)
    case 'active':
      return license.endTime === NEVER_ENDS ? words.licensedForever : words.licensedUntil(date)
  }
}
