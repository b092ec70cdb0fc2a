import type { Address, AssetId, Digest } from '../asset/index.ts'
import type { NewModel, NewOffer, UnitPrice } from '../chain/index.ts'
import type { Offer } from '../license/index.ts'
import type { Currency, Transaction } from './market.ts'

/** A tier of a model that is not on chain yet. */
export interface OfferDraft extends Omit<NewOffer, 'modelId'> {
  /** What use costs by the unit, in the offer's currency; absent where the price is for all of it. */
  readonly use?: UnitPrice
}

/** A tier that was put on sale. */
export interface CreatedOffer extends Offer {
  readonly use?: UnitPrice
}

export type Registry = Pick<AssetId, 'chainId' | 'contract'>

export interface PublishInput {
  /** The connected account becomes its first owner. */
  readonly model: Omit<NewModel, 'to'>
  readonly offers: readonly OfferDraft[]
}

export interface Published {
  readonly asset: AssetId
  readonly manifestDigest: Digest
  /** In the order of the input. */
  readonly offerIds: readonly bigint[]
}

/** What publishing asks of the creator, before anything is signed. */
export interface PublishCosts {
  /** Transactions that the wallet shows, one after the other; 1 where it sends several as one. */
  readonly signatures: number
  /** Gas of all of them. */
  readonly gas: bigint
  /** What that costs now, in the chain's smallest unit. */
  readonly fee: bigint
  readonly currency: { readonly symbol: string; readonly decimals: number }
  /** The market's part of each sale, basis points. Publishing itself costs nothing but the fee. */
  readonly feeBps: number
}

export interface OffersCreated {
  readonly offers: readonly CreatedOffer[]
}

/** What is done on the way; `Publishing` puts it together. */
export interface PublishSteps
  extends Pick<Publishing, 'addVersion' | 'createOffers' | 'closeOffer' | 'replaceOffer'> {
  /** Mints, and puts the tiers on sale at once where the wallet can; else none of them. */
  mint(registry: AssetId): Transaction<PublishInput, Minted>
}

export interface Minted extends OffersCreated {
  readonly modelId: bigint
  readonly owner: Address
  readonly manifestDigest: Digest
}

export interface VersionInput {
  readonly manifestDigest: Digest
  readonly contentHash: Digest
}

export interface VersionAdded {
  /** Counted from 0. */
  readonly index: number
  readonly manifestDigest: Digest
}

export interface ReplaceOfferInput {
  readonly offerId: bigint
  readonly offer: OfferDraft
}

/** What the owner of a model may do to it. */
export type ModelChange =
  | ({ readonly kind: 'version' } & VersionInput)
  | { readonly kind: 'offers'; readonly offers: readonly OfferDraft[] }
  | { readonly kind: 'closing'; readonly offerId: bigint }
  | ({ readonly kind: 'replacement' } & ReplaceOfferInput)

/** A license of the connected account that allows a model made from another one. */
export interface ParentCandidate {
  readonly licenseId: bigint
  readonly modelId: bigint
  /** Share of each payment that the license grants the parent, basis points. */
  readonly bps: number
  /** What the parent's own ancestors get besides, basis points. */
  readonly inheritedBps: number
  /** Of its manifest; undefined where that cannot be read. */
  readonly name: string | undefined
}

/** A transaction of several steps: which one it is at, counted from 1; both 0 while nothing is under way. */
export interface Publication extends Transaction<PublishInput, Published> {
  readonly step: { readonly index: number; readonly count: number }
}

/** How models come to a market. `registry`: any asset of it, whatever its token. */
export interface Publishing {
  /**
   * Mints a model and puts its tiers on sale: one signature where the wallet sends several calls as one, else one for each.
   * What was minted or put on sale is remembered by the manifest's digest: the same input again, after a failure or a
   * reload, goes on where it ended, until it is dismissed.
   */
  publish(registry: Registry): Publication
  /** Appends a version. Only the owner. */
  addVersion(asset: AssetId): Transaction<VersionInput, VersionAdded>
  /**
   * Puts tiers on sale: all at once where the wallet can, else the first of them. One that is paid by the unit takes a second
   * transaction then; started again after a failure, it does not make what is made. Only the owner.
   */
  createOffers(asset: AssetId): Transaction<{ readonly offers: readonly OfferDraft[] }, OffersCreated>
  /** Ends the sale of a tier; licenses sold stay valid. Only the owner. */
  closeOffer(asset: AssetId): Transaction<{ readonly offerId: bigint }, { readonly offerId: bigint }>
  /**
   * Ends the sale of a tier and puts another one in its place. Started again after a failure, it does not close what is
   * closed, nor make what is made. Only the owner.
   */
  replaceOffer(asset: AssetId): Transaction<ReplaceOfferInput, OffersCreated>
  /** What `publish` would ask of the connected account. @throws ModelmarkError what the chain would refuse it for. */
  costs(registry: Registry, input: PublishInput): Promise<PublishCosts>
  /** What a change would ask of the connected account. @throws ModelmarkError what the chain would refuse it for. */
  changeCosts(asset: AssetId, change: ModelChange): Promise<PublishCosts>
  /** The chain's coin and those of `tokens` that can be read, which a tier may be priced in. @throws ModelmarkError */
  currencies(registry: Registry, tokens: readonly Address[]): Promise<readonly Currency[]>
  /** Licenses of the connected account that allow derivatives, newest first; none without an account. @throws ModelmarkError */
  parents(registry: Registry): Promise<readonly ParentCandidate[]>
}
