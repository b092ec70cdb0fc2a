import type myLicenses from '../en/my-licenses.ts'
import { bidi } from './bidi.ts'
import { plural } from './plural.ts'

const arabic: typeof myLicenses = {
  title: 'تراخيصي',
  loading: 'جارٍ قراءة تراخيصك',
  connectFirst: 'اربط محفظتك لترى التراخيص التي تحملها.',
  connect: 'ربط المحفظة',
  none: 'لا تراخيص بعد',
  noneCure: 'تظهر هنا التراخيص التي تشتريها أو تُعطاها.',
  count: (count, text) =>
    plural(count, {
      zero: 'لا تراخيص',
      one: 'ترخيص واحد',
      two: 'ترخيصان',
      few: bidi`${text} تراخيص`,
      many: bidi`${text} ترخيصًا`,
      other: bidi`${text} ترخيص`,
    }),
  incomplete: 'هناك تراخيص أكثر مما أمكن العثور عليه: لا يبحث الخادم بعيدًا بما يكفي في الماضي. وهذه أحدثها.',
  stale: 'يتعذر الوصول إلى الشبكة الآن. هذا ما قُرئ من قبل.',

  unnamed: id => bidi`النموذج ${id}`,
  unverified: 'وصفه غير مطابق للمسجل على الشبكة، فلا يُعرض.',
  tierNumber: id => bidi`نوع الترخيص ${id}`,
  picture: name => bidi`صورة ${name}`,
  hallmark: 'رسم من بصمة النموذج',
  status: { active: 'سارٍ', expiring: 'ينتهي قريبًا', expired: 'منتهٍ', revoked: 'منقضٍ' },
  lent: 'مُعار لك',
  lentOut: 'يستخدمه حساب آخر',
  forever: 'سارٍ للأبد',
  until: (date, left) => bidi`حتى ${date}، ${left}`,
  ended: date => bidi`انتهى في ${date}`,
  revokedNote: 'أُعيد، أو أُنهي بسبب مخالفة إحدى القواعد.',
  timeLeft: part => bidi`المتبقي من المدة ${part}`,
  manage: 'إدارة',
  manageOf: (id, name) => bidi`إدارة الترخيص ${id} للنموذج ${name}`,

  more: 'عرض المزيد',

  number: 'الترخيص',
  numberOf: id => bidi`رقم ${id}`,
  covers: 'يشمل',
  coversAll: 'كل الإصدارات، والقادمة أيضًا',
  coversOne: (version, count) => bidi`الإصدار ${version} من ${count}`,
  coversAtPurchase: 'الإصدار الذي كان الأحدث عند الشراء',
  bought: 'تاريخ الشراء',
  boughtFor: (date, price) => bidi`${date}، ${price}`,
  owner: 'المالك',
  moneyBack: 'استرداد المال',
  moneyBackUntil: (time, left) => bidi`حتى ${time}، ${left}`,
  usedBy: 'يستخدمه',
  usedUntil: (account, date) => bidi`${account} حتى ${date}`,
  reading: 'جارٍ القراءة',

  actions: {
    renew: 'تجديد',
    'auto-renew': 'تجديد تلقائي',
    'top-up': 'إضافة رصيد',
    transfer: 'نقل',
    lend: 'إعارة',
    refund: 'استرداد المال',
  },
  receipt: 'حفظ الإيصال',
  sell: 'بيع',

  periods: 'المدة',
  periodsOf: (count, period) => bidi`${count} × ${period}`,
  renewFor: price => bidi`تجديد مقابل ${price}`,
  renewed: date => bidi`تم التجديد: سارٍ حتى ${date}.`,

  autoOff: (price, period) =>
    bidi`توقّع مرة واحدة على جواز تجديد هذا الترخيص كل ${period} مقابل ${price} على الأكثر. ويمكن عندئذ لأي شخص إرسال التجديد في العُشر الأخير من المدة؛ ولا يستطيع أحد أخذ المزيد.`,
  autoTimes: 'عدد المرات',
  autoTimesOf: (count, price) => bidi`${count} ×، المجموع ${price}`,
  autoSign: 'السماح والتوقيع',
  autoSigning: price => bidi`أجب محفظتك: اسمح أولًا بمبلغ ${price} تمامًا، ثم وقّع. لا يُدفع شيء بهذا.`,
  autoOn: (times, price, date) =>
    bidi`مفعّل: عدد التجديدات ${times} على الأكثر بثمن ${price}، حتى ${date}. موقّع في هذا المتصفح.`,
  autoHand: 'سلّم الإذن الموقّع لمن سيجدّد، كمركز النموذج: فبدونه لا يستطيع أحد ذلك.',
  autoCopy: 'نسخ الإذن الموقّع',
  autoStop: 'إيقاف',
  autoStopNote: 'يُبطل هذا كل تجديد تلقائي وقّعته في هذا السوق، لكل تراخيصك.',
  autoStopped: 'أُوقفت التجديدات التلقائية.',

  account: 'الحساب',
  accountHint: bidi`${'0x'} ثم 40 رقمًا ست عشريًا`,
  wrongAccount: bidi`هذا ليس حسابًا. يتكوّن الحساب من ${'0x'} ثم 40 رقمًا ست عشريًا.`,
  ownAccount: 'هذا حسابك أنت.',
  transferNote: 'ينتقل الترخيص إلى هذا الحساب نهائيًا. وتبقى الوحدات المدفوعة مسبقًا معك.',
  transferNow: 'نقل الترخيص',
  transferred: account => bidi`صار الترخيص ملك ${account}.`,
  notTransferable: 'يبقى هذا الترخيص مع حسابك؛ لا يمكن بيعه أو إهداؤه.',

  lendUntil: 'حتى',
  lendNote: 'يمكن لهذا الحساب استخدام الترخيص كما تستخدمه أنت حتى ذلك التاريخ. ويبقى لك.',
  lendNow: 'إعارة الترخيص',
  wrongDate: 'يوم لم يأتِ بعد.',
  lentTo: account => bidi`يمكن للحساب ${account} استخدام الترخيص الآن.`,
  takeBack: 'استعادته',
  takenBack: 'أنت وحدك تستخدم الترخيص الآن.',

  refundSure: price => bidi`هل تريد إعادة الترخيص واسترداد ${price}؟ ستفقد حقوقه فورًا.`,
  refundNow: 'إعادة الترخيص',
  refunded: 'عاد إليك مالك.',
}

export default arabic
