export { type CurrencyEarnings, type Order, type OrderSide, priceOfPart } from '../chain/index.ts'
export * from './catalog/catalog.ts'
export { createMarket, type MarketOptions, PUBLIC_GATEWAYS } from './create-market.ts'
export type * from './curation.ts'
export * from './disputes.ts'
export * from './governance.ts'
export type * from './holdings.ts'
export type { LicenseReceipt } from './license-receipt.ts'
export type * from './market.ts'
export type * from './model-shares.ts'
export type * from './order-book.ts'
export type * from './publication.ts'
export { createOffer, mintModel, type Publisher } from './publish.ts'
export type * from './relay.ts'
export type * from './revenue-history.ts'
export type * from './shares.ts'
export type * from './trade.ts'
export type * from './usage.ts'
export {
  RECEIPT_CHECKS,
  type ReceiptCheck,
  type ReceiptVerdict,
  type VerifyReceiptOptions,
  verifyReceipt,
} from './verify-receipt.ts'
export type * from './versions.ts'
