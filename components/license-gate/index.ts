export { LicenseGate } from './license-gate.ts'
