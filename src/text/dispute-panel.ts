import { createCatalog } from './catalog.ts'
import disputePanel from './en/dispute-panel.ts'

export type DisputePanelStrings = typeof disputePanel

export const disputePanelText = createCatalog<DisputePanelStrings>('dispute-panel', disputePanel, {
  de: () => import('./de/dispute-panel.ts'),
  ar: () => import('./ar/dispute-panel.ts'),
})
