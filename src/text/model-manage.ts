import { createCatalog } from './catalog.ts'
import modelManage from './en/model-manage.ts'

export type ModelManageStrings = typeof modelManage

export const modelManageText = createCatalog<ModelManageStrings>('model-manage', modelManage, {
  de: () => import('./de/model-manage.ts'),
  ar: () => import('./ar/model-manage.ts'),
})
