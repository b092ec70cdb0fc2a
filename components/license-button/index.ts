export { LicenseButton } from './license-button.ts'
