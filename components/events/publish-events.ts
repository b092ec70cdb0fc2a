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

declare global {
  interface HTMLElementEventMap {
    'model-published': ModelPublishedEvent
  }
}
