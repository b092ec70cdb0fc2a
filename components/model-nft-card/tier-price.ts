import type { Tier } from '../../src/market/index.ts'
import { formatDuration, formatMoney, type ModelNftCardStrings } from '../../src/text/index.ts'
import { cheapestTier } from './cheapest-tier.ts'

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

/** The price a card names; where the cheapest licence is free and others are not, `per` says from what on: "or from 5 USDC". */
export function cardPrice(
  cheapest: Tier,
  tiers: readonly Tier[],
  words: ModelNftCardStrings,
  locale: string,
): TierPrice {
  const paid = cheapestTier(tiers.filter(({ offer }) => offer.price > 0n))
  const price = tierPrice(cheapest, words, locale)
  if (cheapest.offer.price > 0n || paid === undefined) return price
  return { ...price, per: words.orFrom(tierPrice(paid, words, locale).price) }
}
