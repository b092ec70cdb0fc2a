import { defineElement } from '../define-element.ts'
import { LicenseButton } from './license-button.ts'

defineElement('license-button', LicenseButton)

export { LicenseButton }
