import type royaltyPanel from '../en/royalty-panel.ts'
import { bidi } from './bidi.ts'

const arabic: typeof royaltyPanel = {
  loading: 'جارٍ تحميل الأنصبة',
  title: 'إلى أين يذهب المال',
  tableOf: currency => bidi`نصيب كل طرف من كل دفعة بعملة ${currency}`,
  chart: parts => bidi`الأنصبة من كل دفعة: ${parts}`,
  part: (name, share) => bidi`${name} ${share}`,
  who: 'لمن',
  share: 'النصيب',
  earned: 'المكتسب',
  claimable: 'القابل للتحصيل',
  whole: 'كل دفعة',
  roles: { creator: 'المنشئ', data: 'البيانات', investor: 'المستثمر', other: 'آخرون' },
  you: 'أنت',
  parent: id => bidi`النموذج الأصل ${id}`,
  ancestor: id => bidi`النموذج الأسبق ${id}`,
  fee: 'رسوم السوق',
  notHere: 'يُحسب في موضع آخر',
  rounded: sum => bidi`الأنصبة مقرّبة إلى جزء من مئة في المئة؛ ومجموعها كما تظهر ${sum}.`,
  cut: 'حيث تظهر «…» حُذفت أرقام.',
  dust: 'ما يتبقى من القسمة يذهب إلى آخر مستفيد.',
  currency: 'العملة',
  notKnown: 'غير معروف بعد',
  history: 'الإيرادات بمرور الوقت',
  claim: amount => bidi`تحصيل ${amount}`,
  claimNothing: 'لا شيء للتحصيل',
  connectToClaim: 'الربط للتحصيل',
  onlyPayees: 'لا يستطيع التحصيل إلا من في هذا الجدول. وحسابك ليس منهم.',
  connectFirst: 'اربط محفظة أحد من في هذا الجدول للتحصيل.',
  nothingToClaim: 'صُرف نصيبك من هذه العملة.',
  signing: amount => bidi`أجب محفظتك: تعرض المعاملة التي تجلب لك ${amount}.`,
  cancelled: 'لم يُحصَّل. ويبقى لك.',
  claimed: amount => bidi`وصل ${amount} إلى حسابك.`,
}

export default arabic
