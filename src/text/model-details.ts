import { createCatalog } from './catalog.ts'
import modelDetails from './en/model-details.ts'

export type ModelDetailsStrings = typeof modelDetails

export const modelDetailsText = createCatalog<ModelDetailsStrings>('model-details', modelDetails, {
  de: () => import('./de/model-details.ts'),
  ar: () => import('./ar/model-details.ts'),
})
