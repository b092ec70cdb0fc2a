import { createCatalog } from './catalog.ts'
import usage from './en/usage.ts'

export type UsageStrings = typeof usage

export const usageText = createCatalog<UsageStrings>('usage', usage, {
  de: () => import('./de/usage.ts'),
  ar: () => import('./ar/usage.ts'),
})
