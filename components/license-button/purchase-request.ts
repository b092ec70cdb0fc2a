import { type AssetId, formatAssetId } from '../../src/asset/index.ts'
import type { Offer } from '../../src/license/index.ts'
import { LicensePurchaseRequestEvent } from '../events/index.ts'

/** Tells the page what is about to be bought, before any wallet is asked. */
export function purchaseRequest(asset: AssetId, offer: Offer, price: bigint): LicensePurchaseRequestEvent {
  return new LicensePurchaseRequestEvent({
    asset: formatAssetId(asset),
    offerId: String(offer.id),
    price: String(price),
    currency: offer.currency,
    termsHash: offer.termsHash,
  })
}
