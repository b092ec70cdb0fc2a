import { type AssetId, type Digest, formatAssetId } from '../../src/asset/index.ts'
import { encodeTerms, type License, NEVER_ENDS } from '../../src/license/index.ts'
import type { Tier } from '../../src/market/index.ts'

/** What a buyer keeps: every value can be compared with the chain, without this library and without its makers. */
export interface LicenseReceipt {
  readonly type: 'modelmark-license-receipt'
  readonly version: 1
  /** CAIP-19. */
  readonly asset: string
  readonly licenseId: string
  readonly offerId: string
  readonly owner: string
  readonly tier: string
  readonly rights: readonly string[]
  /** In the currency's smallest unit. */
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
  readonly transaction?: Digest
}

/** @param transaction Hash of the purchase; absent for a license bought earlier. */
export function licenseReceipt(
  asset: AssetId,
  license: License,
  { offer, currency, terms }: Tier,
  transaction?: Digest,
): LicenseReceipt {
  const document = terms.status === 'ready' ? terms.value : undefined
  return {
    type: 'modelmark-license-receipt',
    version: 1,
    asset: formatAssetId(asset),
    licenseId: String(license.id),
    offerId: String(offer.id),
    owner: license.owner,
    tier: document?.name ?? '',
    rights: [...offer.rights],
    price: String(offer.price),
    currency: { address: currency.address, symbol: currency.symbol, decimals: currency.decimals },
    termsHash: offer.termsHash,
    ...(document && { terms: JSON.parse(new TextDecoder().decode(encodeTerms(document))) }),
    ends: license.endTime === NEVER_ENDS ? 'never' : isoTime(license.endTime),
    ...(license.refundableUntil > 0 && { refundableUntil: isoTime(license.refundableUntil) }),
    ...(transaction && { transaction }),
  }
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
