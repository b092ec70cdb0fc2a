import type { LicenseGateStrings } from '../license-gate.ts'
import { bidi } from './bidi.ts'

const licenseGate: LicenseGateStrings = {
  checking: 'جارٍ التحقق من ترخيصك',
  'not-connected': 'هذا المحتوى لحاملي الترخيص. اربط محفظتك لتثبت أن لديك ترخيصًا.',
  'no-license': 'هذا المحتوى لحاملي الترخيص. وليس لدى الحساب المتصل ترخيص.',
  'right-missing': 'لا يتيح ترخيصك هذا. وقد يتيحه ترخيص آخر للنموذج.',
  'version-not-covered': 'لا يشمل ترخيصك هذا الإصدار من النموذج.',
  expired: date => bidi`انتهى ترخيصك في ${date}.`,
  connect: 'ربط المحفظة',
}

export default licenseGate
