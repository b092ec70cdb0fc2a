import type { Tier } from '../../src/market/index.ts'
import { commonText, formatMoney, type LicenseButtonStrings } from '../../src/text/index.ts'

export interface TierWords {
  readonly words: LicenseButtonStrings
  readonly locale: string
}

/** The name in the terms, which comes from a stranger; a number until it is read. */
export function tierName({ offer, terms }: Tier, words: LicenseButtonStrings): string {
  return terms.status === 'ready' ? terms.value.name : words.tierNumber(String(offer.id))
}

/** "12 USDC", "Free". */
export function tierPrice({ offer, currency }: Tier, { locale }: TierWords, periods = 1): string {
  const amount = offer.price * BigInt(periods)
  return amount === 0n ? commonText.in(locale).free : formatMoney({ ...currency, amount }, locale)
}
