import type { Tier } from '../../src/market/index.ts'
import { cheapestTier } from '../model-nft-card/cheapest-tier.ts'

/** The tiers a visitor can see: closed ones only where nothing else is left. */
export function shownTiers(tiers: readonly Tier[]): readonly Tier[] {
  const open = tiers.filter(({ offer }) => !offer.closed)
  return open.length > 0 ? open : tiers
}

/** The tier with this offer id, or with this name whatever its case. */
export function namedTier(tiers: readonly Tier[], wanted: string): Tier | undefined {
  const name = wanted.trim().toLowerCase()
  if (name === '') return undefined
  return tiers.find(
    ({ offer, terms }) =>
      String(offer.id) === name || (terms.status === 'ready' && terms.value.name.toLowerCase() === name),
  )
}

/** The tier the visitor picked, else the one the host wants, else the cheapest, else any that can be looked at. */
export function chosenTier(
  tiers: readonly Tier[],
  picked: bigint | undefined,
  wanted: string,
): Tier | undefined {
  const shown = shownTiers(tiers)
  return (
    shown.find(({ offer }) => offer.id === picked) ??
    namedTier(shown, wanted) ??
    cheapestTier(shown) ??
    shown[0]
  )
}
