import type { Tier } from '../../src/market/index.ts'
import { formatDuration, formatMoney, type ModelNftCardStrings } from '../../src/text/index.ts'

/** "12 USDC", "4 USDC per 30 days", "Free". */
export function tierPrice({ offer, currency }: Tier, words: ModelNftCardStrings, locale: string): string {
  if (offer.price === 0n) return words.free
  const price = formatMoney({ amount: offer.price, ...currency }, locale)
  return offer.kind === 'subscription' ? words.per(price, formatDuration(offer.period, locale)) : price
}
