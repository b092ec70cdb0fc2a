import type { AssetId } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { isSoldOut, type License, type Offer } from '../license/index.ts'
import type { PurchaseInput, RenewInput } from './market.ts'

/**
 * Compares what a person saw with what the chain says now.
 * @throws ModelmarkError `price-changed`, `terms-changed`, `offer-closed`, `sold-out`, `bad-config` (another model's offer).
 */
export function checkPurchase(asset: AssetId, input: PurchaseInput, offer: Offer): void {
  requireSameModel(asset, offer)
  if (offer.price !== input.price) {
    throw new ModelmarkError('price-changed', { shown: input.price, actual: offer.price, offerId: offer.id })
  }
  if (offer.termsHash !== input.termsHash) {
    throw new ModelmarkError('terms-changed', {
      shown: input.termsHash,
      actual: offer.termsHash,
      offerId: offer.id,
    })
  }
  if (offer.closed) throw new ModelmarkError('offer-closed', { offerId: offer.id })
  if (isSoldOut(offer)) {
    throw new ModelmarkError('sold-out', { offerId: offer.id, maxSupply: offer.maxSupply })
  }
}

/**
 * The same for more periods of a subscription.
 * @throws ModelmarkError `not-renewable`, `price-changed`, `offer-closed`, `bad-config`.
 */
export function checkRenewal(asset: AssetId, input: RenewInput, license: License, offer: Offer): void {
  requireSameModel(asset, offer)
  if (!Number.isSafeInteger(input.periods) || input.periods < 1) {
    throw new ModelmarkError('bad-config', { field: 'periods', value: input.periods })
  }
  if (offer.kind !== 'subscription' || license.revoked) {
    throw new ModelmarkError('not-renewable', { licenseId: license.id })
  }
  if (offer.closed) throw new ModelmarkError('offer-closed', { offerId: offer.id })
  const actual = offer.price * BigInt(input.periods)
  if (actual !== input.price) {
    throw new ModelmarkError('price-changed', { shown: input.price, actual, offerId: offer.id })
  }
}

function requireSameModel(asset: AssetId, offer: Offer): void {
  if (offer.modelId !== asset.tokenId) {
    throw new ModelmarkError('bad-config', { field: 'offerId', value: offer.id, modelId: asset.tokenId })
  }
}
