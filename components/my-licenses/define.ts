import { defineElement } from '../define-element.ts'
import { MyLicenses } from './my-licenses.ts'

defineElement('my-licenses', MyLicenses)

export { MyLicenses }
