import type revenueHistory from '../en/revenue-history.ts'
import { bidi } from './bidi.ts'

const arabic: typeof revenueHistory = {
  loading: 'جارٍ البحث عن المدفوعات على الشبكة',
  title: currency => bidi`المدفوع كل شهر، بعملة ${currency}`,
  sources: {
    licenses: 'التراخيص',
    usage: 'الاستخدام المقيس',
    resales: 'عائدات إعادة البيع',
    descendants: 'نماذج مبنية على هذا النموذج',
    other: 'أخرى',
  },
  month: 'الشهر',
  whole: 'المجموع',
  asTable: 'عرض كجدول',
  entry: (name, amount) => bidi`${name}: ${amount}`,
  none: currency => bidi`لم يُدفع شيء بعملة ${currency} حتى الآن.`,
  gross: 'قبل رسوم السوق وأنصبة النماذج الأصلية. ولا يدخل فيها بعدُ ما يزال قابلًا للاسترداد.',
  cut: 'لا تظهر المدفوعات الأقدم.',
}

export default arabic
