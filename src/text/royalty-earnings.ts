import { createCatalog } from './catalog.ts'
import royaltyEarnings from './en/royalty-earnings.ts'

export type RoyaltyEarningsStrings = typeof royaltyEarnings

export const royaltyEarningsText = createCatalog<RoyaltyEarningsStrings>(
  'royalty-earnings',
  royaltyEarnings,
  { de: () => import('./de/royalty-earnings.ts'), ar: () => import('./ar/royalty-earnings.ts') },
)
