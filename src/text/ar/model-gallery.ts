import type { ModelGalleryStrings } from '../model-gallery.ts'
import { bidi } from './bidi.ts'
import { plural } from './plural.ts'

const modelGallery: ModelGalleryStrings = {
  search: 'البحث عن نماذج',
  placeholder: 'الاسم أو المهمة أو الوسم أو المنشئ',
  sort: 'الترتيب حسب',
  sorts: {
    relevance: 'الأكثر صلة',
    new: 'الأحدث',
    licensed: 'الأكثر ترخيصًا',
    endorsed: 'الأكثر تزكية',
    revenue: 'الأعلى إيرادًا',
    name: 'الاسم',
  },
  filters: 'عوامل التصفية',
  chosen: count => bidi`المختار: ${count}`,
  clear: 'مسح الكل',
  facets: {
    task: 'المهمة',
    library: 'المكتبة',
    size: 'الحجم',
    kind: 'الترخيص',
    price: 'الثمن',
    chain: 'الشبكة',
    status: 'الحالة',
  },
  sizes: {
    '100mb': bidi`حتى ${'100 MB'}`,
    '1gb': bidi`من ${'100 MB'} إلى ${'1 GB'}`,
    '10gb': bidi`من 1 إلى ${'10 GB'}`,
    '100gb': bidi`من 10 إلى ${'100 GB'}`,
    more: bidi`أكثر من ${'100 GB'}`,
    unknown: 'غير معروف',
  },
  kinds: { 'one-time': 'مرة واحدة', 'fixed-term': 'لمدة محددة', subscription: 'اشتراك' },
  statuses: { 'on-sale': 'معروض للبيع', 'not-on-sale': 'غير معروض للبيع', delisted: 'مسحوب من السوق' },
  free: 'مجانًا',
  noPrice: 'بلا ثمن',
  pricedIn: symbol => bidi`بعملة ${symbol}`,
  count: (count, shown) =>
    plural(count, {
      zero: 'لا نماذج',
      one: 'نموذج واحد',
      two: 'نموذجان',
      few: bidi`${shown} نماذج`,
      many: bidi`${shown} نموذجًا`,
      other: bidi`${shown} نموذج`,
    }),
  loading: 'جارٍ تحميل النماذج',
  reading: (block, head) => bidi`جارٍ قراءة الشبكة: الكتلة ${block} من ${head}`,
  describing: (described, models) => bidi`الأوصاف: ${described} من ${models}`,
  nothing: 'لا نماذج بعد',
  nothingCure: 'تظهر النماذج هنا حالما تُسكّ.',
  noMatch: 'لا نموذج مطابق',
  noMatchCure: 'جرّب كلمات أقل أو امسح عوامل التصفية.',
  stale: 'يتعذر الوصول إلى الشبكة الآن؛ تظهر النماذج المعروفة من قبل.',
  open: name => bidi`اختيار ${name}`,
  choose: 'اختيار',
  unnamed: id => bidi`النموذج ${id}`,
  pages: 'الصفحات',
  previous: 'السابق',
  next: 'التالي',
  page: (page, pages) => bidi`الصفحة ${page} من ${pages}`,
}

export default modelGallery
