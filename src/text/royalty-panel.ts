import { createCatalog } from './catalog.ts'
import royaltyPanel from './en/royalty-panel.ts'

export type RoyaltyPanelStrings = typeof royaltyPanel

export const royaltyPanelText = createCatalog<RoyaltyPanelStrings>('royalty-panel', royaltyPanel, {
  de: () => import('./de/royalty-panel.ts'),
  ar: () => import('./ar/royalty-panel.ts'),
})
