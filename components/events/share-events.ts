interface OfModel {
  /** CAIP-19. */
  readonly asset: string
  /** The transaction. */
  readonly hash: string
}

export interface ModelFractionalizedDetail extends OfModel {
  /** Address of the shares. */
  readonly shares: string
  readonly governor: string
}

/** A model was divided into shares. */
export class ModelFractionalizedEvent extends CustomEvent<ModelFractionalizedDetail> {
  constructor(detail: ModelFractionalizedDetail) {
    super('model-fractionalized', { bubbles: true, composed: true, detail })
  }
}

export interface ModelLockedDetail extends OfModel {
  readonly governor: string
}

/** A model was given to the governor of its shares. */
export class ModelLockedEvent extends CustomEvent<ModelLockedDetail> {
  constructor(detail: ModelLockedDetail) {
    super('model-locked', { bubbles: true, composed: true, detail })
  }
}

export interface ModelRedeemedDetail extends OfModel {
  readonly owner: string
}

/** Who holds all shares took the model out of its governor. */
export class ModelRedeemedEvent extends CustomEvent<ModelRedeemedDetail> {
  constructor(detail: ModelRedeemedDetail) {
    super('model-redeemed', { bubbles: true, composed: true, detail })
  }
}

export interface DividendsDetail extends OfModel {
  readonly shares: string
  /** Address; the zero address is the chain's coin. */
  readonly currency: string
  /** In the currency's smallest unit, decimal. */
  readonly amount: string
}

/** What had arrived for shares was divided among their holders. */
export class DividendsDistributedEvent extends CustomEvent<DividendsDetail> {
  constructor(detail: DividendsDetail) {
    super('dividends-distributed', { bubbles: true, composed: true, detail })
  }
}

/** The visitor's dividends arrived in their account. */
export class DividendsClaimedEvent extends CustomEvent<DividendsDetail> {
  constructor(detail: DividendsDetail) {
    super('dividends-claimed', { bubbles: true, composed: true, detail })
  }
}

export interface SharesDelegatedDetail extends OfModel {
  readonly shares: string
  /** Who votes with the visitor's shares now. */
  readonly delegate: string
}

/** The visitor's shares vote for somebody. */
export class SharesDelegatedEvent extends CustomEvent<SharesDelegatedDetail> {
  constructor(detail: SharesDelegatedDetail) {
    super('shares-delegated', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'model-fractionalized': ModelFractionalizedEvent
    'model-locked': ModelLockedEvent
    'model-redeemed': ModelRedeemedEvent
    'dividends-distributed': DividendsDistributedEvent
    'dividends-claimed': DividendsClaimedEvent
    'shares-delegated': SharesDelegatedEvent
  }
}
