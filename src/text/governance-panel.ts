import { createCatalog } from './catalog.ts'
import governancePanel from './en/governance-panel.ts'

export type GovernancePanelStrings = typeof governancePanel

export const governancePanelText = createCatalog<GovernancePanelStrings>(
  'governance-panel',
  governancePanel,
  {
    de: () => import('./de/governance-panel.ts'),
    ar: () => import('./ar/governance-panel.ts'),
  },
)
