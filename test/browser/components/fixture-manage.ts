import { parseAssetId } from '../../../src/asset/index.ts'
import type { ModelRecord, ModelState, Tier } from '../../../src/market/index.ts'
import type { WalletState } from '../../../src/wallet/index.ts'
import { ASSET, BUYER, CONNECTED, FixtureMarket, MANIFEST, MODEL, ready, tier } from './fixture-market.ts'
import { FixturePublishing } from './fixture-publishing.ts'
import { VERSIONS } from './fixture-versions.ts'

/** Paid by the unit; what one costs is in `USE`. */
export const METERED = tier({ id: 4n, price: 0n, sold: 0 }, { name: 'Pay per use', description: '' })

export const USE = { unitPrice: 2_500n, unit: 'call', signed: 0n }

/** What the owner of a model sees: what is on sale, and one that was closed. */
export const OWN_TIERS: readonly Tier[] = [
  ...MODEL.tiers,
  METERED,
  tier({ id: 5n, closed: true, sold: 2 }, { name: 'Early birds' }),
]

/** The model of the fixtures, which the connected account owns. */
export const OWN: ModelRecord = { ...MODEL, owner: BUYER, tiers: OWN_TIERS }

export interface ManageStage {
  readonly model?: ModelState
  readonly wallet?: WalletState
  readonly publishing?: FixturePublishing
}

/** A market in which the connected account owns the model, unless said otherwise. */
export function manageMarket({ model, wallet = CONNECTED, publishing }: ManageStage = {}) {
  const own = publishing ?? new FixturePublishing()
  const market = new FixtureMarket({
    wallet,
    model: model ?? { record: ready(OWN), manifest: ready(MANIFEST) },
  })
  market.versionStore.setState(ready(VERSIONS))
  market.publishing = () => Promise.resolve(own)
  market.usageOf = (_asset, offerId) => Promise.resolve(offerId === METERED.offer.id ? USE : undefined)
  return { market, publishing: own }
}

/** Where drafts of the model are kept. */
export const VERSION_KEY = `modelmark:version:${ASSET}`
export const OFFER_KEY = `modelmark:offer:${ASSET}`

/** The model of the fixtures. */
export const OWN_ASSET = parseAssetId(ASSET)
