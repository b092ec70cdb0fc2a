import type { ErrorCode, ModelmarkError } from '../../src/error/index.ts'

export interface MarketErrorDetail {
  readonly code: ErrorCode
  readonly facts: Readonly<Record<string, string>>
}

/** An element shows an error. Sent once for each. */
export class MarketErrorEvent extends CustomEvent<MarketErrorDetail> {
  constructor(error: ModelmarkError) {
    const facts = Object.fromEntries(Object.entries(error.facts).map(([key, value]) => [key, String(value)]))
    super('market-error', { bubbles: true, composed: true, detail: { code: error.code, facts } })
  }
}

declare global {
  interface HTMLElementEventMap {
    'market-error': MarketErrorEvent
  }
}
