import type royaltyEarnings from '../en/royalty-earnings.ts'
import { bidi } from './bidi.ts'

const arabic: typeof royaltyEarnings = {
  lifetime: 'المدفوع للجميع منذ البداية',
  over: 'جاهز للإفراج عنه',
  overNote: 'كما دفعه المشترون؛ وقد انتهت مهل استردادهم. يفرج عنه التحصيل التالي لكل من في الجدول.',
  more: count => bidi`دفعات أخرى تأتي مع عمليات التحصيل اللاحقة: ${count}.`,
  open: 'في مهل استرداد مفتوحة',
  openUntil: date => bidi`حتى ${date}.`,
  openBetween: (first, last) => bidi`تنتهي الأولى في ${first} والأخيرة في ${last}.`,
  held: 'معلّق بسبب نزاع',
  heldNote: 'انتهت مهل استرداده؛ وهو في انتظار الحكم.',
  searching: 'جارٍ البحث على الشبكة عما دُفع حتى الآن.',
  notSearched: 'لا يتيح أي خادم البحث في الماضي: لا يظهر هنا ما صُرف.',
  searchAgain: 'إعادة البحث',
  nothingYet: 'لم تصل أي دفعة بعد. هكذا ستُقسم الدفعة الأولى.',
}

export default arabic
