import { isOnSale } from '../../src/license/index.ts'
import type { Tier } from '../../src/market/index.ts'

/**
 * The tier a card names its price by: a free one if there is one, else the lowest price in the currency of the first
 * tier on sale. Prices in different currencies are not compared.
 */
export function cheapestTier(tiers: readonly Tier[]): Tier | undefined {
  const onSale = tiers.filter(tier => isOnSale(tier.offer))
  const [first] = onSale
  const comparable = onSale.filter(
    tier => tier.offer.price === 0n || tier.offer.currency === first?.offer.currency,
  )
  return comparable.reduce<Tier | undefined>(
    (best, tier) => (best && best.offer.price <= tier.offer.price ? best : tier),
    undefined,
  )
}
