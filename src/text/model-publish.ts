import { createCatalog } from './catalog.ts'
import modelPublish from './en/model-publish.ts'

export type ModelPublishStrings = typeof modelPublish

export const modelPublishText = createCatalog<ModelPublishStrings>('model-publish', modelPublish, {
  de: () => import('./de/model-publish.ts'),
  ar: () => import('./ar/model-publish.ts'),
})
