export interface OrderSignedDetail {
  /** CAIP-19. */
  readonly asset: string
  readonly side: 'listing' | 'offer'
  /** Names the order. */
  readonly order: string
  /** The order as JSON, signature included: whoever has it may fill it. */
  readonly document: string
}

/** The visitor signed an order. Nothing is on the chain yet. */
export class OrderSignedEvent extends CustomEvent<OrderSignedDetail> {
  constructor(detail: OrderSignedDetail) {
    super('order-signed', { bubbles: true, composed: true, detail })
  }
}

export interface OrderFilledDetail {
  readonly asset: string
  readonly order: string
  /** How much of it, decimal; 1 for a model or a license. */
  readonly amount: string
  /** Address; the zero address is the chain's coin. */
  readonly currency: string
  /** All that the buyer paid, in the currency's smallest unit, decimal. */
  readonly price: string
  /** Part of it that did not go to the seller. */
  readonly royalty: string
  /** The transaction. */
  readonly hash: string
}

/** The visitor filled an order: a model, a license or shares changed hands. */
export class OrderFilledEvent extends CustomEvent<OrderFilledDetail> {
  constructor(detail: OrderFilledDetail) {
    super('order-filled', { bubbles: true, composed: true, detail })
  }
}

export interface OrdersCancelledDetail {
  readonly asset: string
  /** Decimal; absent where all orders so far were taken back. */
  readonly nonce?: string
  readonly hash: string
}

/** The visitor took orders back. */
export class OrdersCancelledEvent extends CustomEvent<OrdersCancelledDetail> {
  constructor(detail: OrdersCancelledDetail) {
    super('orders-cancelled', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'order-signed': OrderSignedEvent
    'order-filled': OrderFilledEvent
    'orders-cancelled': OrdersCancelledEvent
  }
}
