import type { Address, Digest } from '../../asset/index.ts'
import type { MarketEvent } from '../../chain/index.ts'
import type { OfferKind } from '../../license/index.ts'

/** A model as its events tell it; plain JSON, so that it can be kept. Ids are small integers. */
export interface CatalogEntry {
  readonly id: number
  readonly creator: Address
  readonly manifestDigest: Digest | ''
  readonly offers: readonly CatalogOffer[]
  /** Sold so far, over all offers. */
  readonly licenses: number
  readonly delisted: boolean
  /** Accounts that vouched for it, each once. */
  readonly endorsements: number
  /** What it was paid so far, by currency: decimal, in the currency's smallest unit, before fee and ancestors. */
  readonly revenue: Readonly<Record<Address, string>>
}

export interface CatalogOffer {
  readonly id: number
  readonly kind: OfferKind
  readonly currency: Address
  readonly free: boolean
  /** 0 for no limit. */
  readonly maxSupply: number
  readonly sold: number
  readonly closed: boolean
}

/** An owner may create thousands; later ones are left out, which hurts that model only. */
export const MAX_OFFERS = 256

/**
 * What `events` change about `base`: the changed entries alone, so that events that may yet be undone can lie over those
 * that are final. `offerModels` learns which model each offer is of.
 */
export function applyEvents(
  base: ReadonlyMap<number, CatalogEntry>,
  events: readonly MarketEvent[],
  offerModels: Map<number, number>,
): Map<number, CatalogEntry> {
  const changed = new Map<number, CatalogEntry>()
  const update = (id: number | undefined, change: (entry: CatalogEntry) => Partial<CatalogEntry>) => {
    const entry = id === undefined ? undefined : (changed.get(id) ?? base.get(id))
    if (entry) changed.set(entry.id, { ...entry, ...change(entry) })
  }
  const updateOffer = (offerId: number, change: (offer: CatalogOffer) => Partial<CatalogOffer>) =>
    update(offerModels.get(offerId), ({ offers }) => ({
      offers: offers.map(offer => (offer.id === offerId ? { ...offer, ...change(offer) } : offer)),
    }))

  for (const event of events) {
    switch (event.name) {
      case 'ModelMinted': {
        const id = Number(event.modelId)
        const fresh = {
          manifestDigest: '',
          offers: [],
          licenses: 0,
          delisted: false,
          endorsements: 0,
          revenue: {},
        } as const
        if (Number.isSafeInteger(id)) changed.set(id, { id, creator: event.creator, ...fresh })
        break
      }
      case 'VersionAdded':
        update(Number(event.modelId), () => ({ manifestDigest: event.manifestDigest }))
        break
      case 'OfferCreated': {
        const id = Number(event.offerId)
        const { kind, currency, maxSupply } = event
        const offer = { id, kind, currency, maxSupply, free: event.price === 0n, sold: 0, closed: false }
        offerModels.set(id, Number(event.modelId))
        update(Number(event.modelId), ({ offers }) =>
          offers.length < MAX_OFFERS ? { offers: [...offers, offer] } : {},
        )
        break
      }
      case 'OfferClosed':
        updateOffer(Number(event.offerId), () => ({ closed: true }))
        break
      case 'LicensePurchased':
        updateOffer(Number(event.offerId), ({ sold }) => ({ sold: sold + 1 }))
        update(offerModels.get(Number(event.offerId)), ({ licenses }) => ({ licenses: licenses + 1 }))
        break
      case 'DelistedSet':
        update(Number(event.modelId), () => ({ delisted: event.delisted }))
        break
      case 'ModelEndorsed':
        update(Number(event.modelId), () => ({ endorsements: event.count }))
        break
      case 'RevenueCredited':
        update(Number(event.modelId), ({ revenue }) => {
          const { currency, amount } = event
          return { revenue: { ...revenue, [currency]: String(BigInt(revenue[currency] ?? 0) + amount) } }
        })
    }
  }
  return changed
}
