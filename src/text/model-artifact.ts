import { createCatalog } from './catalog.ts'
import modelArtifact from './en/model-artifact.ts'

export type ModelArtifactStrings = typeof modelArtifact

export const modelArtifactText = createCatalog<ModelArtifactStrings>('model-artifact', modelArtifact, {
  de: () => import('./de/model-artifact.ts'),
  ar: () => import('./ar/model-artifact.ts'),
})
