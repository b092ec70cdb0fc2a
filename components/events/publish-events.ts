export interface ModelPublishedDetail {
  /** CAIP-19. */
  readonly asset: string
  /** SHA-256 of the manifest, as on chain. */
  readonly manifestDigest: string
  /** Of the tiers, decimal. */
  readonly offerIds: readonly string[]
  /** The last transaction. */
  readonly hash: string
}

/** A model and all its tiers are on chain. */
export class ModelPublishedEvent extends CustomEvent<ModelPublishedDetail> {
  constructor(detail: ModelPublishedDetail) {
    super('model-published', { bubbles: true, composed: true, detail })
  }
}

interface OfModel {
  /** CAIP-19. */
  readonly asset: string
  /** The transaction. */
  readonly hash: string
}

export interface VersionPublishedDetail extends OfModel {
  /** Counted from 0. */
  readonly index: number
  /** SHA-256 of the manifest, as on chain. */
  readonly manifestDigest: string
}

/** A model has a new version. */
export class VersionPublishedEvent extends CustomEvent<VersionPublishedDetail> {
  constructor(detail: VersionPublishedDetail) {
    super('version-published', { bubbles: true, composed: true, detail })
  }
}

export interface OfferDetail extends OfModel {
  /** Of the tier, decimal. */
  readonly offerId: string
}

export interface OfferCreatedDetail extends OfferDetail {
  /** Of the tier that was closed for it, decimal; absent where none was. */
  readonly replaces?: string
}

/** A tier is on sale. */
export class OfferCreatedEvent extends CustomEvent<OfferCreatedDetail> {
  constructor(detail: OfferCreatedDetail) {
    super('offer-created', { bubbles: true, composed: true, detail })
  }
}

/** A tier is not on sale any more. */
export class OfferClosedEvent extends CustomEvent<OfferDetail> {
  constructor(detail: OfferDetail) {
    super('offer-closed', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'version-published': VersionPublishedEvent
    'offer-created': OfferCreatedEvent
    'offer-closed': OfferClosedEvent
    'model-published': ModelPublishedEvent
  }
}
