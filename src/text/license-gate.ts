import { createCatalog } from './catalog.ts'
import licenseGate from './en/license-gate.ts'

export type LicenseGateStrings = typeof licenseGate

export const licenseGateText = createCatalog<LicenseGateStrings>('license-gate', licenseGate, {
  de: () => import('./de/license-gate.ts'),
  ar: () => import('./ar/license-gate.ts'),
})
