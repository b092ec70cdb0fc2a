import { createCatalog } from './catalog.ts'
import revenueHistory from './en/revenue-history.ts'

export type RevenueHistoryStrings = typeof revenueHistory

export const revenueHistoryText = createCatalog<RevenueHistoryStrings>('revenue-history', revenueHistory, {
  de: () => import('./de/revenue-history.ts'),
  ar: () => import('./ar/revenue-history.ts'),
})
