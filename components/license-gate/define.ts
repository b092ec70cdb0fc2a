import { defineElement } from '../define-element.ts'
import { LicenseGate } from './license-gate.ts'

defineElement('license-gate', LicenseGate)

export { LicenseGate }
