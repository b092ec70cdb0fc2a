import type common from '../en/common.ts'

const arabic: typeof common = {
  loading: 'جارٍ التحميل',
  tryAgain: 'إعادة المحاولة',
  copyDetails: 'نسخ التفاصيل',
  copy: 'نسخ',
  copied: 'تم النسخ',
  details: 'التفاصيل',
  close: 'إغلاق',
  cancel: 'إلغاء',
  free: 'مجانًا',
  cancelled: 'أُلغيت العملية. لم يُرسَل شيء.',
  opensInNewTab: 'يُفتح في علامة تبويب جديدة',
}

export default arabic
