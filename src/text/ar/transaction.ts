import type transaction from '../en/transaction.ts'
import { bidi } from './bidi.ts'

const arabic: typeof transaction = {
  chooseWallet: 'اختر محفظة',
  notNow: 'ليس الآن',
  connecting: 'أجب محفظتك: تسأل عن الاتصال بهذه الصفحة.',
  switching: chain => bidi`أجب محفظتك: تسأل عن التبديل إلى ${chain}.`,
  chainNumber: id => bidi`الشبكة ${id}`,
  quoting: 'جارٍ قراءة الحالة على الشبكة مرة أخرى.',
  approving: 'أجب محفظتك: تسأل عن الموافقة على القدر اللازم تمامًا.',
  approvingSent: 'أُرسلت الموافقة. يأتي السؤال التالي حالما تصل.',
  signing: 'أجب محفظتك: تعرض ما توافق عليه.',
  pending: 'أُرسلت. تعمل الشبكة عليها؛ ويمكنك إغلاق هذه الصفحة.',
  confirming: (n, of) => bidi`التأكيدات: ${n} من ${of}.`,
  cancelled: 'أُلغيت العملية. لم يُرسَل شيء.',
  replaced: 'أرسلت محفظتك معاملة أخرى بدلًا منها.',
  showTransaction: 'عرض المعاملة',
  done: 'تم',
}

export default arabic
