export interface ModelSelectedDetail {
  /** CAIP-19. */
  readonly asset: string
  /** Text of the manifest; empty where it is not known. */
  readonly name: string
}

/** A visitor chose a model of a gallery. */
export class ModelSelectedEvent extends CustomEvent<ModelSelectedDetail> {
  constructor(detail: ModelSelectedDetail) {
    super('model-selected', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'model-selected': ModelSelectedEvent
  }
}
