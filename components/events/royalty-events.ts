export interface RoyaltyClaimedDetail {
  /** CAIP-19. */
  readonly asset: string
  readonly account: string
  /** Address; the zero address is the chain's coin. */
  readonly currency: string
  /** In the currency's smallest unit, decimal. */
  readonly amount: string
  /** The transaction. */
  readonly hash: string
}

/** A payee's share arrived in their account. */
export class RoyaltyClaimedEvent extends CustomEvent<RoyaltyClaimedDetail> {
  constructor(detail: RoyaltyClaimedDetail) {
    super('royalty-claimed', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'royalty-claimed': RoyaltyClaimedEvent
  }
}
