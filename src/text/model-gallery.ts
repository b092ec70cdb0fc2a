import { createCatalog } from './catalog.ts'
import modelGallery from './en/model-gallery.ts'

export type ModelGalleryStrings = typeof modelGallery

export const modelGalleryText = createCatalog<ModelGalleryStrings>('model-gallery', modelGallery, {
  de: () => import('./de/model-gallery.ts'),
  ar: () => import('./ar/model-gallery.ts'),
})
