import { type Address, type AssetId, type Digest, formatAssetId } from '../asset/index.ts'
import type { Hex, PurchaseRecord } from '../chain/index.ts'
import { encodeTerms, type License, NEVER_ENDS, type Offer, type Terms } from '../license/index.ts'
import type { Currency } from './market.ts'

/** What a holder keeps: every value can be compared with the chain, without this library and without its makers. */
export interface LicenseReceipt {
  readonly type: 'modelmark-license-receipt'
  readonly version: 1
  /** CAIP-19. */
  readonly asset: string
  /** The contract of the license. */
  readonly licenseBook: string
  readonly licenseId: string
  readonly offerId: string
  /** Who held it when the receipt was written. */
  readonly owner: string
  readonly tier: string
  readonly rights: readonly string[]
  /** For one license or one period, in the currency's smallest unit. */
  readonly price: string
  readonly currency: { readonly address: string; readonly symbol: string; readonly decimals: number }
  /** SHA-256 of the terms document. */
  readonly termsHash: Digest
  /** The document itself where it was read: its JSON without spaces has this hash, so it can be checked offline. */
  readonly terms?: {
    readonly name: string
    readonly description: string
    readonly rights: readonly string[]
    readonly text: string
  }
  /** ISO 8601, or `never`. */
  readonly ends: string
  /** ISO 8601; absent where the payment cannot be had back. */
  readonly refundableUntil?: string
  readonly purchase: {
    readonly transaction: string
    /** The transaction as its sender signed it, where the endpoint gave it: it proves itself. */
    readonly signed?: string
    readonly payer: string
    /** Who got the license. */
    readonly to: string
    /** In the currency's smallest unit. */
    readonly paid: string
    /** ISO 8601. */
    readonly at: string
    /** The model's newest version then, counted from 0. */
    readonly modelVersion: number
  }
}

export interface ReceiptParts {
  readonly asset: AssetId
  readonly licenseBook: Address
  readonly license: License
  readonly offer: Offer
  readonly currency: Currency
  /** Absent where no gateway has the document. */
  readonly terms: Terms | undefined
  readonly purchase: PurchaseRecord
  readonly signed: Hex | undefined
}

export function licenseReceipt(parts: ReceiptParts): LicenseReceipt {
  const { asset, licenseBook, license, offer, currency, terms, purchase, signed } = parts
  return {
    type: 'modelmark-license-receipt',
    version: 1,
    asset: formatAssetId(asset),
    licenseBook,
    licenseId: String(license.id),
    offerId: String(offer.id),
    owner: license.owner,
    tier: terms?.name ?? '',
    // What the buyer was promised: both the contract and the terms must grant it.
    rights: [...offer.rights].filter(right => terms?.rights.has(right) ?? true),
    price: String(offer.price),
    currency: { address: currency.address, symbol: currency.symbol, decimals: currency.decimals },
    termsHash: offer.termsHash,
    ...(terms && { terms: JSON.parse(new TextDecoder().decode(encodeTerms(terms))) }),
    ends: license.endTime === NEVER_ENDS ? 'never' : isoTime(license.endTime),
    ...(license.refundableUntil > 0 && { refundableUntil: isoTime(license.refundableUntil) }),
    purchase: {
      transaction: purchase.transaction,
      ...(signed && { signed }),
      payer: purchase.payer,
      to: purchase.to,
      paid: String(purchase.paid),
      at: isoTime(purchase.at),
      modelVersion: purchase.version,
    },
  }
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
