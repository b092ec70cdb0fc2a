export interface DisputeDetail {
  /** CAIP-19 of the model. */
  readonly asset: string
  /** Decimal. */
  readonly disputeId: string
  /** The transaction. */
  readonly hash: string
}

export interface EvidenceAddedDetail extends DisputeDetail {
  /** SHA-256 of the document. */
  readonly document: string
}

export interface DisputeClosedDetail extends DisputeDetail {
  readonly verdict: string
}

export interface HeldPaymentResolvedDetail {
  readonly asset: string
  /** To the buyer, in the smallest unit of the payment's currency, decimal. */
  readonly refunded: string
  /** To the model. */
  readonly released: string
  readonly hash: string
}

export interface BondsClaimedDetail {
  readonly asset: string
  /** Wei, decimal. */
  readonly amount: string
  readonly hash: string
}

export interface ListingDetail {
  readonly asset: string
  readonly hash: string
}

/** The visitor raised a dispute about a model. */
export class DisputeRaisedEvent extends CustomEvent<DisputeDetail> {
  constructor(detail: DisputeDetail) {
    super('dispute-raised', { bubbles: true, composed: true, detail })
  }
}

/** The visitor, who owns the model, staked against a complaint. */
export class DisputeCounteredEvent extends CustomEvent<DisputeDetail> {
  constructor(detail: DisputeDetail) {
    super('dispute-countered', { bubbles: true, composed: true, detail })
  }
}

/** The visitor added a document to a dispute. */
export class EvidenceAddedEvent extends CustomEvent<EvidenceAddedDetail> {
  constructor(detail: EvidenceAddedDetail) {
    super('evidence-added', { bubbles: true, composed: true, detail })
  }
}

/** The visitor closed a dispute that nobody ruled in time. */
export class DisputeClosedEvent extends CustomEvent<DisputeClosedDetail> {
  constructor(detail: DisputeClosedDetail) {
    super('dispute-closed', { bubbles: true, composed: true, detail })
  }
}

/** The visitor had a payment paid out that waited for a ruling. */
export class HeldPaymentResolvedEvent extends CustomEvent<HeldPaymentResolvedDetail> {
  constructor(detail: HeldPaymentResolvedDetail) {
    super('held-payment-resolved', { bubbles: true, composed: true, detail })
  }
}

/** Bonds arrived in the visitor's account. */
export class BondsClaimedEvent extends CustomEvent<BondsClaimedDetail> {
  constructor(detail: BondsClaimedDetail) {
    super('bonds-claimed', { bubbles: true, composed: true, detail })
  }
}

/** The visitor endorsed a model. */
export class ModelEndorsedEvent extends CustomEvent<ListingDetail> {
  constructor(detail: ListingDetail) {
    super('model-endorsed', { bubbles: true, composed: true, detail })
  }
}

/** The visitor challenged a model's listing. */
export class ListingChallengedEvent extends CustomEvent<ListingDetail> {
  constructor(detail: ListingDetail) {
    super('listing-challenged', { bubbles: true, composed: true, detail })
  }
}

/** The visitor closed a challenge that nobody decided in time. */
export class ChallengeClosedEvent extends CustomEvent<ListingDetail> {
  constructor(detail: ListingDetail) {
    super('challenge-closed', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'dispute-raised': DisputeRaisedEvent
    'dispute-countered': DisputeCounteredEvent
    'evidence-added': EvidenceAddedEvent
    'dispute-closed': DisputeClosedEvent
    'held-payment-resolved': HeldPaymentResolvedEvent
    'bonds-claimed': BondsClaimedEvent
    'model-endorsed': ModelEndorsedEvent
    'listing-challenged': ListingChallengedEvent
    'challenge-closed': ChallengeClosedEvent
  }
}
