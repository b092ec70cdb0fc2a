import { createCatalog } from './catalog.ts'
import common from './en/common.ts'

export type CommonStrings = typeof common

export const commonText = createCatalog<CommonStrings>('common', common, {
  de: () => import('./de/common.ts'),
  ar: () => import('./ar/common.ts'),
})
