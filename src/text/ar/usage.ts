import type usage from '../en/usage.ts'
import { bidi } from './bidi.ts'

const arabic: typeof usage = {
  meter: (spent, signed, left, of, unit) =>
    bidi`الوحدات المتبقية من المدفوع مسبقًا: ${left} من ${of} (${unit})، تمت تسوية ${spent}، ووُقّع على ${signed}`,
  left: (count, of) => bidi`المتبقي ${count} من ${of}`,
  signed: count => bidi`موقّع ولم تتم تسويته بعد: ${count}`,
  per: (price, unit) => bidi`${price} لكل ${unit}`,
  topUp: 'إضافة رصيد',
  units: 'الوحدات',
  topUpFor: (units, price) => bidi`إضافة ${units} مقابل ${price}`,
  wrongUnits: 'عدد صحيح من الوحدات، 1 على الأقل.',
  toppedUp: units => bidi`الوحدات المدفوعة مسبقًا الآن: ${units}.`,
  withdrawal: time =>
    bidi`طلبت استرداد الباقي؛ ويمكن الحصول عليه ابتداءً من ${time}. وإضافة الرصيد تلغي هذا الطلب.`,
  afterwards: (price, unit) =>
    bidi`يُدفع ثمن الاستخدام بالوحدة: ${price} لكل ${unit}، مقدّمًا بعد حصولك على الترخيص.`,
}

export default arabic
