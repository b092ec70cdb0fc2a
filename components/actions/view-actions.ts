import { html, nothing, type TemplateResult } from 'lit'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { TransactionState } from '../../src/market/index.ts'
import { type TransactionStrings, transactionText } from '../../src/text/index.ts'
import { isUnderWay } from '../controllers/index.ts'
import { checkIcon, linkIcon } from '../icons.ts'
import { walletChoice } from '../wallet-choice/wallet-choice.ts'
import type { Actions } from './actions.ts'

export interface ActionsViewOptions {
  readonly locale: string
  /** What was done, "48.20 USDC arrived in your account."; asked for when it is. */
  readonly done: () => string
  /** What the wallet shows now, where there is more to say than that it asks. */
  readonly signing?: string
  /** That nothing happened, where there is more to say. */
  readonly cancelled?: string
  /** Said while nothing is under way, as why a button can do nothing. */
  readonly idle?: string
  readonly error: (error: ModelmarkError, retry?: () => void) => unknown
  /** Tries again what failed; with what it was given before, unless given. */
  readonly retry?: () => void
}

/**
 * The choice of wallets, or what the last action is at: one live sentence with a link to the transaction, an error with its
 * cure. The sentence has the id `action-status`.
 */
export function actionsView(actions: Actions, options: ActionsViewOptions): TemplateResult {
  const words = transactionText.in(options.locale)
  const { wallets } = actions
  if (wallets.open) {
    return walletChoice({
      title: words.chooseWallet,
      cancel: words.notNow,
      options: actions.scope?.market.wallet.getState().options ?? [],
      choose: id => void wallets.choose(id),
      dismiss: () => wallets.dismiss(),
    })
  }
  const retry = options.retry ?? actions.again
  if (wallets.error) return html`${options.error(wallets.error, retry)}`
  const state = actions.active?.state ?? { status: 'idle' }
  return html`${sentenceView(actions, state, words, options)}${state.status === 'failed' ? options.error(state.error, retry) : nothing}`
}

function sentenceView(
  actions: Actions,
  state: TransactionState<unknown>,
  words: TransactionStrings,
  options: ActionsViewOptions,
): TemplateResult {
  const chainName = (id: number) => actions.scope?.market.chainName(id) ?? words.chainNumber(String(id))
  const sentence = stateSentence(state, words, options, chainName)
  const said = sentence === '' ? (options.idle ?? '') : sentence
  const scope = actions.scope
  const explorerUrl =
    'hash' in state && state.hash !== undefined
      ? scope?.market.explorerUrl(scope.asset.chainId, 'tx', state.hash)
      : undefined
  const dismissable = state.status === 'done' || state.status === 'replaced'
  return html`<div
    class=${sentence === '' ? 'reason small quiet' : `sentence ${state.status}`}
    part="action-status"
    ?hidden=${said === ''}
  >
    ${isUnderWay(state) ? html`<span class="ring" aria-hidden="true"></span>` : nothing}
    ${state.status === 'done' ? html`<span class="good" aria-hidden="true">${checkIcon()}</span>` : nothing}
    <span id="action-status" role="status">${said}</span>
    ${explorerUrl ? html`<a class="small" href=${explorerUrl} target="_blank" rel="noopener noreferrer">${words.showTransaction} ${linkIcon()}</a>` : nothing}
    ${dismissable ? html`<button class="plain" type="button" @click=${() => actions.dismiss()}>${words.done}</button>` : nothing}
  </div>`
}

/** What a person should know or do now; empty where nothing is under way and after a failure, which has a view of its own. */
function stateSentence(
  state: TransactionState<unknown>,
  words: TransactionStrings,
  { done, signing, cancelled }: ActionsViewOptions,
  chainName: (chainId: number) => string,
): string {
  switch (state.status) {
    case 'switching':
      return words.switching(chainName(state.chainId))
    case 'approving':
      return state.hash ? words.approvingSent : words.approving
    case 'signing':
      return signing ?? words.signing
    case 'confirming':
      return words.confirming(state.confirmations, state.needed)
    case 'cancelled':
      return cancelled ?? words.cancelled
    case 'done':
      return done()
    case 'connecting':
    case 'quoting':
    case 'pending':
    case 'replaced':
      return words[state.status]
    default:
      return ''
  }
}
