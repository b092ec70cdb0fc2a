import type { DocumentFieldStrings } from '../document-field.ts'
import { bidi } from './bidi.ts'

const documentField: DocumentFieldStrings = {
  write: 'اكتبه هنا',
  choose: 'أو اختر ملفًا',
  fingerprint: 'البصمة',
  save: 'حفظ المستند',
  keep: bidi`لا تُسجَّل على الشبكة إلا البصمة. احفظ المستند وأبقِه على مركز مشاركة (${'modelmark hub import FILE'}) ليتمكن الآخرون من قراءته.`,
  tooLarge: bidi`لا يزيد حجم المستند على ${'1 MB'}.`,
}

export default documentField
