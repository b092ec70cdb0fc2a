import type { AssetId } from '../asset/index.ts'
import {
  type Call,
  type ChainClient,
  closeOfferCall,
  createOfferCall,
  type MarketContracts,
  readModel,
  readOfferCount,
  readOffers,
  readUnitPrice,
  setUnitPriceCall,
  type UnitPrice,
} from '../chain/index.ts'
import type { Offer } from '../license/index.ts'
import type { OfferDraft, ReplaceOfferInput } from './publication.ts'
import { tierKey } from './publication-journal.ts'
import { requireMeter } from './trade-contracts.ts'

/** As it is now, not as it was read before. */
const FRESH = { quorum: true }

/** A model and where it is. */
export interface ModelPlace {
  readonly client: ChainClient
  readonly contracts: MarketContracts
  readonly asset: AssetId
}

/** What is left to be sent so that a tier is on sale. */
export type TierSteps = {
  /** The id it has, or gets if nobody makes an offer before. */
  readonly offerId: bigint
} & (
  | { readonly create: Call; readonly price: UnitPricing | undefined }
  /** It is on chain already and lacks only what a unit costs. */
  | { readonly create: undefined; readonly price: UnitPricing }
)

/** Sets what a unit costs under an offer. */
type UnitPricing = (offerId: bigint) => Call

/**
 * What is left to be done for each of some tiers. A tier and what its units cost are two transactions: one that was made
 * without its price, because the second was refused or the page closed, is found again by what it says.
 */
export async function tierSteps(
  place: ModelPlace,
  offers: readonly OfferDraft[],
): Promise<readonly TierSteps[]> {
  const metered = offers.filter(({ use }) => use)
  const halfMade = metered.length > 0 ? await findUnpriced(place, metered) : []
  const known = (offer: OfferDraft) => halfMade.find(one => tierKey(one) === tierKey(offer))
  const steps = await newTierSteps(place, offers)
  return steps.map((step, i) => {
    const offer = offers[i]
    const { price } = step
    const made = price && offer && known(offer)
    return made ? { create: undefined, offerId: made.id, price } : step
  })
}

/** The same for a model that has no tiers, or is not there yet. */
export async function newTierSteps(
  { client, contracts, asset }: ModelPlace,
  offers: readonly OfferDraft[],
): Promise<readonly TierSteps[]> {
  const needsIds = offers.some(({ use }) => use)
  let count = needsIds ? await readOfferCount(client, contracts, FRESH) : 0n
  return offers.map(offer => ({
    offerId: ++count,
    create: createOfferCall({ ...contracts, offer: { ...offer, modelId: asset.tokenId } }),
    price: offer.use && unitPricing(contracts, offer.use),
  }))
}

/** What is left to be done to put a tier in the place of another; what is closed is not closed again. */
export async function replacementSteps(
  place: ModelPlace,
  { offerId, offer }: ReplaceOfferInput,
): Promise<{ readonly close: readonly Call[]; readonly tier: readonly TierSteps[] }> {
  const { client, contracts } = place
  const [[old], tier] = await Promise.all([
    readOffers(client, { ...contracts, offerIds: [offerId] }, FRESH),
    tierSteps(place, [offer]),
  ])
  return { close: old?.closed === true ? [] : [closeOfferCall({ ...contracts, offerId })], tier }
}

/** How the price of a unit is set, once an offer has its id. @throws ModelmarkError as `requireMeter`. */
function unitPricing(contracts: MarketContracts, use: UnitPrice): UnitPricing {
  const usageMeter = requireMeter(contracts)
  return offerId => setUnitPriceCall({ usageMeter, offerId, ...use })
}

/** All of them, for a wallet that sends them as one. */
export function callsOf(steps: readonly TierSteps[]): readonly Call[] {
  return steps.flatMap(({ create, offerId, price }) => [
    ...(create ? [create] : []),
    ...(price ? [price(offerId)] : []),
  ])
}

/** Tiers on sale that say the same as one of `drafts`, but whose units have no price. */
async function findUnpriced(
  { client, contracts, asset }: ModelPlace,
  drafts: readonly OfferDraft[],
): Promise<readonly Offer[]> {
  const usageMeter = requireMeter(contracts)
  const keys = drafts.map(tierKey)
  const { offers } = await readModel(client, { contracts, modelId: asset.tokenId }, FRESH)
  const alike = offers.filter(offer => !offer.closed && keys.includes(tierKey(offer)))
  const prices = await Promise.all(
    alike.map(({ id: offerId }) => readUnitPrice(client, { usageMeter, offerId }, FRESH)),
  )
  return alike.filter((_, i) => prices[i] === undefined)
}
