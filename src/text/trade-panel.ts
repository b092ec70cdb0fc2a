import { createCatalog } from './catalog.ts'
import tradePanel from './en/trade-panel.ts'

export type TradePanelStrings = typeof tradePanel

export const tradePanelText = createCatalog<TradePanelStrings>('trade-panel', tradePanel, {
  de: () => import('./de/trade-panel.ts'),
  ar: () => import('./ar/trade-panel.ts'),
})
