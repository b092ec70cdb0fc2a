import { createCatalog } from './catalog.ts'
import modelVersions from './en/model-versions.ts'

export type ModelVersionsStrings = typeof modelVersions

export const modelVersionsText = createCatalog<ModelVersionsStrings>('model-versions', modelVersions, {
  de: () => import('./de/model-versions.ts'),
  ar: () => import('./ar/model-versions.ts'),
})
