import { createCatalog } from './catalog.ts'
import documentField from './en/document-field.ts'

export type DocumentFieldStrings = typeof documentField

export const documentFieldText = createCatalog<DocumentFieldStrings>('document-field', documentField, {
  de: () => import('./de/document-field.ts'),
  ar: () => import('./ar/document-field.ts'),
})
