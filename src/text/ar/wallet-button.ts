import type walletButton from '../en/wallet-button.ts'
import { bidi } from './bidi.ts'

const arabic: typeof walletButton = {
  connect: 'ربط المحفظة',
  connecting: wallet => bidi`في انتظار ${wallet}`,
  choose: 'اختر محفظة',
  account: 'الحساب المتصل',
  copyAddress: 'نسخ العنوان',
  copied: 'تم نسخ العنوان',
  switchTo: chain => bidi`التبديل إلى ${chain}`,
  wrongChain: 'شبكة غير صحيحة',
  disconnect: 'قطع الاتصال',
  connected: address => bidi`متصل بالحساب ${address}`,
  disconnected: 'قُطع الاتصال',
  chainNumber: id => bidi`الشبكة ${id}`,
}

export default arabic
