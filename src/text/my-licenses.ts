import { createCatalog } from './catalog.ts'
import myLicenses from './en/my-licenses.ts'

export type MyLicensesStrings = typeof myLicenses

export const myLicensesText = createCatalog<MyLicensesStrings>('my-licenses', myLicenses, {
  de: () => import('./de/my-licenses.ts'),
  ar: () => import('./ar/my-licenses.ts'),
})
