import type { ModelNftCardStrings } from '../model-nft-card.ts'
import { bidi } from './bidi.ts'

const modelNftCard: ModelNftCardStrings = {
  loading: 'جارٍ تحميل النموذج',
  by: name => bidi`من ${name}`,
  unnamed: id => bidi`النموذج ${id}`,
  hallmark: 'علامة مرسومة من بصمة هذا النموذج',
  picture: name => bidi`صورة ${name}`,
  verified: chain => bidi`موثّق على ${chain}`,
  tampered: 'جرى العبث به',
  unverified: 'غير موثّق',
  disputed: 'متنازع عليه',
  challenged: 'إدراجه مطعون فيه',
  delisted: 'مسحوب من السوق',
  parameters: count => bidi`المعاملات: ${count}`,
  from: 'التراخيص ابتداءً من',
  per: period => bidi`لكل ${period}`,
  freeLicences: 'التراخيص',
  free: 'مجانًا',
  orFrom: price => bidi`أو ابتداءً من ${price}`,
  notOnSale: 'لا ترخيص معروض للبيع',
  stale: age => bidi`قُرئ ${age}؛ ويتعذر الوصول إلى الشبكة الآن.`,
  details: 'التفاصيل',
  detailsOf: name => bidi`التفاصيل: ${name}`,
}

export default modelNftCard
