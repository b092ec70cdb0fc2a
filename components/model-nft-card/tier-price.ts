import type { Tier } from '../../src/market/index.ts'
import { formatDuration, formatMoney, type ModelNftCardStrings } from '../../src/text/index.ts'

export interface TierPrice {
  /** "12 USDC", "Free". */
  readonly price: string
  /** "per 30 days" for a subscription, else empty. */
  readonly per: string
}

export function tierPrice({ offer, currency }: Tier, words: ModelNftCardStrings, locale: string): TierPrice {
  return {
    price: offer.price === 0n ? words.free : formatMoney({ amount: offer.price, ...currency }, locale),
    per: offer.kind === 'subscription' ? words.per(formatDuration(offer.period, locale)) : '',
  }
}
