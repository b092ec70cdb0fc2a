import { html, nothing, type TemplateResult } from 'lit'
import type { RoyaltyPanelStrings } from '../../src/text/index.ts'

/** Why the visitor cannot claim, or how much they can. */
export type Claimable =
  | { readonly can: true; readonly amount: string }
  | { readonly can: false; readonly why: 'not-connected' | 'not-a-payee' | 'nothing' }

export interface ClaimViewOptions {
  readonly claimable: Claimable
  /** True while a claim is under way. */
  readonly busy: boolean
  readonly words: RoyaltyPanelStrings
  readonly claim: () => void
}

/** The button; where it can do nothing, the reason is said by the status that describes it. */
export function claimButton({ claimable, busy, words, claim }: ClaimViewOptions): TemplateResult {
  const blocked = busy || (!claimable.can && claimable.why !== 'not-connected')
  const label = claimable.can
    ? words.claim(claimable.amount)
    : claimable.why === 'not-connected'
      ? words.connectToClaim
      : words.claimNothing
  return html`<button
    class=${claimable.can ? '' : 'ghost'}
    type="button"
    part="claim"
    aria-disabled=${blocked ? 'true' : nothing}
    aria-busy=${busy}
    aria-describedby="action-status"
    @click=${() => !blocked && claim()}
  >
    ${label}
  </button>`
}

/** Why there is nothing to claim; empty where there is. */
export function whyNoClaim(claimable: Claimable, words: RoyaltyPanelStrings): string {
  if (claimable.can) return ''
  return {
    'not-connected': words.connectFirst,
    'not-a-payee': words.onlyPayees,
    nothing: words.nothingToClaim,
  }[claimable.why]
}
