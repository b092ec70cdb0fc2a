import type { ModelVersionsStrings } from '../model-versions.ts'
import { bidi } from './bidi.ts'
import { plural } from './plural.ts'

const modelVersions: ModelVersionsStrings = {
  title: 'الإصدارات',
  loading: 'جارٍ قراءة الإصدارات',
  newest: 'الأحدث',
  position: index => bidi`الإصدار ${index}`,
  unreadable: 'لا أحد لديه وصف هذا الإصدار الآن.',
  first: 'الإصدار الأول.',
  same: 'الملفات والأرقام كما كانت من قبل.',
  added: (path, size) => bidi`جديد: ${path}، ${size}`,
  removed: path => bidi`أُزيل: ${path}`,
  changed: (path, before, after) => bidi`تغيّر: ${path}، من ${before} إلى ${after}`,
  changedSame: (path, size) => bidi`تغيّر: ${path}، والحجم ما زال ${size}`,
  more: count =>
    plural(count, {
      zero: 'ولا ملفات أخرى',
      one: 'وملف آخر',
      two: 'وملفان آخران',
      few: bidi`و${count} ملفات أخرى`,
      many: bidi`و${count} ملفًا آخر`,
      other: bidi`و${count} ملف آخر`,
    }),
  figure: (metric, dataset) => bidi`${metric} على ${dataset}`,
  none: 'لا شيء',
  coversAll: newest => bidi`يشمل ترخيصك كل الإصدارات، ومنها ${newest}.`,
  coversEarlier: newest =>
    bidi`أحدث إصدار هو ${newest}. ويشمل ترخيصك الإصدارات التي كانت موجودة حين حصلت عليه.`,
  lineage: 'من أين جاء، وما بُني عليه',
  alone: 'لا يذكر نموذجًا بُني عليه، ولا يذكره أي نموذج.',
  childrenMissing: 'لا يمكن معرفة ما بُني عليه: لم يتح لنا أي خادم البحث عنه.',
  thisModel: 'هذا النموذج',
  modelNumber: id => bidi`النموذج ${id}`,
  relative: 'النموذج',
  relation: 'الصلة',
  share: 'النصيب من كل دفعة',
  parent: 'أصل بُني عليه',
  ancestor: 'أصل أبعد',
  child: 'بُني على هذا',
  table: 'عرض كجدول',
}

export default modelVersions
