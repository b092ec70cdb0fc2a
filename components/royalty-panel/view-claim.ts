import { html, nothing, type TemplateResult } from 'lit'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { ClaimResult, TransactionState } from '../../src/market/index.ts'
import type { RoyaltyPanelStrings } from '../../src/text/index.ts'
import { isUnderWay } from '../controllers/index.ts'
import { checkIcon, linkIcon } from '../icons.ts'

/** Why the visitor cannot claim, or how much they can. */
export type Claimable =
  | { readonly can: true; readonly amount: string }
  | { readonly can: false; readonly why: 'not-connected' | 'not-a-payee' | 'nothing' }

export interface ClaimViewOptions {
  readonly claimable: Claimable
  readonly state: TransactionState<ClaimResult>
  readonly words: RoyaltyPanelStrings
  readonly claim: () => void
}

/** The button; where it can do nothing, the reason stands below the table and describes it. */
export function claimButton({ claimable, state, words, claim }: ClaimViewOptions): TemplateResult {
  const busy = isUnderWay(state)
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
    aria-describedby="claim-status"
    @click=${() => !blocked && claim()}
  >
    ${label}
  </button>`
}

export interface ClaimStatusOptions extends ClaimViewOptions {
  /** "48.20 USDC": what was claimed. */
  readonly claimed: (result: ClaimResult) => string
  readonly chainName: (chainId: number) => string
  readonly explorerUrl: string | undefined
  readonly error: (error: ModelmarkError) => unknown
  readonly dismiss: () => void
}

/** What the claim is at, or why there is nothing to claim; read out when it changes. */
export function claimStatus(options: ClaimStatusOptions): TemplateResult {
  const { state, explorerUrl, words, dismiss, error } = options
  const sentence = claimSentence(options)
  const shown = state.status !== 'idle' && sentence !== ''
  return html`
    <div class=${shown ? `sentence ${state.status}` : 'reason small quiet'} ?hidden=${sentence === ''} part="claim-status">
      ${isUnderWay(state) ? html`<span class="ring" aria-hidden="true"></span>` : nothing}
      ${state.status === 'done' ? html`<span class="good" aria-hidden="true">${checkIcon()}</span>` : nothing}
      <span id="claim-status" role="status">${sentence}</span>
      ${explorerUrl ? html`<a class="small" href=${explorerUrl} target="_blank" rel="noopener noreferrer">${words.showTransaction} ${linkIcon()}</a>` : nothing}
      ${state.status === 'done' || state.status === 'replaced' ? html`<button class="plain" type="button" @click=${dismiss}>${words.done}</button>` : nothing}
    </div>
    ${state.status === 'failed' ? error(state.error) : nothing}`
}

function claimSentence({ state, claimable, words, claimed, chainName }: ClaimStatusOptions): string {
  switch (state.status) {
    case 'switching':
      return words.switching(chainName(state.chainId))
    case 'signing':
    case 'approving':
      return words.states.signing(claimable.can ? claimable.amount : '')
    case 'confirming':
      return words.states.confirming(state.confirmations, state.needed)
    case 'done':
      return words.claimed(claimed(state.result))
    case 'connecting':
    case 'quoting':
    case 'pending':
    case 'cancelled':
    case 'replaced':
      return words.states[state.status]
    default:
      if (claimable.can) return ''
      return {
        'not-connected': words.connectFirst,
        'not-a-payee': words.onlyPayees,
        nothing: words.nothingToClaim,
      }[claimable.why]
  }
}
