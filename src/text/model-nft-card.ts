import { createCatalog } from './catalog.ts'
import modelNftCard from './en/model-nft-card.ts'

export type ModelNftCardStrings = typeof modelNftCard

export const modelNftCardText = createCatalog<ModelNftCardStrings>('model-nft-card', modelNftCard, {
  de: () => import('./de/model-nft-card.ts'),
  ar: () => import('./ar/model-nft-card.ts'),
})
