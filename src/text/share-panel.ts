import { createCatalog } from './catalog.ts'
import sharePanel from './en/share-panel.ts'

export type SharePanelStrings = typeof sharePanel

export const sharePanelText = createCatalog<SharePanelStrings>('share-panel', sharePanel, {
  de: () => import('./de/share-panel.ts'),
  ar: () => import('./ar/share-panel.ts'),
})
