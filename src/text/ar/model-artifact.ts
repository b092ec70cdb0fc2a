import type { ModelArtifactStrings } from '../model-artifact.ts'
import { bidi } from './bidi.ts'
import { plural } from './plural.ts'

const modelArtifact: ModelArtifactStrings = {
  loading: 'جارٍ تحميل قائمة الملفات',
  files: 'ملفات هذا الإصدار',
  roles: {
    weights: 'الأوزان',
    config: 'الإعدادات',
    tokenizer: 'مجزئ الرموز',
    card: 'بطاقة النموذج',
    sample: 'عيّنة',
    image: 'صورة',
    other: 'أخرى',
  },
  noFiles: 'لا يذكر هذا الإصدار أي ملف.',
  noSuchFile: path => bidi`لا يحتوي هذا الإصدار على الملف «${path}».`,
  getSize: size => bidi`جلب ${size}`,
  pause: 'إيقاف مؤقت',
  resume: 'استئناف',
  save: 'حفظ',
  saving: 'جارٍ الحفظ',
  forget: 'إزالة',
  forgetHint: 'يزيل البيانات المحفوظة في هذا المتصفح',
  seed: 'المشاركة مع زوار آخرين',
  seedNeedsConsent: 'الجلب من زوار آخرين معطّل في هذه الصفحة.',

  consent:
    'قد يكون هذا الملف لدى زوار آخرين لهذه الصفحة. الجلب منهم يُظهر لهم عنوانك على الشبكة ويعطيهم أجزاءً في المقابل.',
  consentYes: 'الجلب من الزوار أيضًا',
  consentNo: 'من الخوادم فقط',
  consentOn: 'من الخوادم وزوار آخرين.',
  consentOff: 'من الخوادم فقط.',
  change: 'تغيير',

  idle: size => bidi`${size}، يُفحص كل بايت عند وصوله`,
  preparing: 'جارٍ فحص قائمة الكتل',
  started: 'الملف في الطريق.',
  verified: 'وصل الملف وفُحص كل بايت فيه.',
  progress: (done, size) => bidi`${done} من ${size}`,
  rate: rate => bidi`${rate}/ث`,
  left: time => bidi`المتبقي ${time}`,
  paused: 'متوقف مؤقتًا',
  complete: size => bidi`${size}، فُحص كل بايت`,
  percentOf: (percent, name) => bidi`${percent} من ${name}`,
  kinds: {
    store: 'هذا المتصفح',
    peer: name => bidi`الزائر ${name}`,
    gateway: name => bidi`البوابة ${name}`,
    http: name => bidi`الخادم ${name}`,
    others: 'مصادر أخرى',
  },
  sources: parts => bidi`من أين جاء: ${parts}`,
  map: (done, all) => bidi`خريطة الملف: وصل وفُحص ${done} من ${all} من الكتل`,
  peers: count =>
    plural(count, {
      zero: 'لا زائر متصل',
      one: 'زائر واحد متصل',
      two: 'زائران متصلان',
      few: bidi`${count} زوار متصلون`,
      many: bidi`${count} زائرًا متصلًا`,
      other: bidi`${count} زائر متصل`,
    }),
  uploaded: bytes => bidi`أُعطي للآخرين ${bytes}`,

  evidence: 'سلسلة الأدلة',
  contract: 'العقد',
  manifest: 'البيان',
  blocks: (done, all) => bidi`الكتل: ${done} من ${all}`,
  file: 'الملف',
  checked: 'فُحص:',
  waiting: 'ليس بعد:',
  broken: 'غير مطابق:',

  tampered: source => bidi`أرسل ${source} بيانات خاطئة`,
  tamperedSource: 'أحد المصادر',
  tamperedCause:
    'تخالف هذه البيانات ما هو مسجل على الشبكة. تم التخلص منها: لم يصل أي بايت خاطئ إلى هذه الصفحة.',
  tamperedKept: (kept, size) =>
    bidi`فُحص من قبلُ ${kept} من ${size} وهو محفوظ. تابع من دون ذلك المصدر أو أخبر صاحب الصفحة.`,
  goOn: 'المتابعة من دونه',
  shutOut: source => bidi`أرسل ${source} بيانات خاطئة فاستُبعد. لم يُحفظ منه شيء.`,
  unreachable: 'لا يمكن الوصول إلى من لديه هذا الملف',
  unreachableCause: 'لا يعني هذا شيئًا عن الملف نفسه: لم يظهر أي بايت خاطئ.',
  licence: 'الملفات متاحة للجميع. تحقق من الترخيص الذي تحتاجه لاستخدام النموذج.',
}

export default modelArtifact
