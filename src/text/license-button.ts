import { createCatalog } from './catalog.ts'
import licenseButton from './en/license-button.ts'

export type LicenseButtonStrings = typeof licenseButton

export const licenseButtonText = createCatalog<LicenseButtonStrings>('license-button', licenseButton, {
  de: () => import('./de/license-button.ts'),
  ar: () => import('./ar/license-button.ts'),
})
