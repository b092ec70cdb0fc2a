import { html, nothing, type TemplateResult } from 'lit'
import type { TransactionState } from '../../src/market/index.ts'
import type { LicenseButtonStrings } from '../../src/text/index.ts'
import { checkIcon, closeIcon, linkIcon } from '../icons.ts'
import { STEPS, stepOf, stepStatuses } from './purchase-steps.ts'

export interface StepsOptions {
  readonly state: TransactionState<unknown>
  /** The state before a failure: where it stopped. */
  readonly before: TransactionState<unknown>
  readonly title: string
  readonly words: LicenseButtonStrings
  readonly explorerUrl: string | undefined
}

export interface SentenceOptions {
  readonly state: TransactionState<unknown>
  /** What is paid, "12 USDC"; absent where nothing is. */
  readonly price: string | undefined
  readonly words: LicenseButtonStrings
  readonly chainName: (chainId: number) => string
}

/** The stations of a transaction with the one it is at. What is going on is a sentence of its own: `statusSentence`. */
export function stepsView({ state, before, title, words, explorerUrl }: StepsOptions): TemplateResult {
  const statuses = stepStatuses(state, stepOf(before.status))
  return html`<section class="progress" part="progress" aria-busy=${state.status !== 'failed'}>
    <h3>${title}</h3>
    <ol class="steps" part="steps">
      ${STEPS.map(step => {
        const status = statuses[step]
        return html`<li class=${status} part="step step-${status}" aria-current=${status === 'current' ? 'step' : nothing}>
          <span class="bullet" aria-hidden="true">
            ${status === 'done' ? checkIcon() : status === 'failed' ? closeIcon() : nothing}
          </span>
          <span>${words.steps[step]}<span class="visually-hidden">, ${words.stepStatus[status]}</span></span>
        </li>`
      })}
    </ol>
    ${
      explorerUrl
        ? html`<p class="small"><a href=${explorerUrl} target="_blank" rel="noopener noreferrer">${words.showTransaction} ${linkIcon()}</a></p>`
        : nothing
    }
  </section>`
}

/** What a person should know or do now; empty where nothing is under way. */
export function statusSentence({ state, price, words, chainName }: SentenceOptions): string {
  switch (state.status) {
    case 'connecting':
      return words.connecting
    case 'switching':
      return words.switching(chainName(state.chainId))
    case 'quoting':
      return words.quoting
    case 'approving':
      return state.hash ? words.approvingSent : words.approving(price ?? '')
    case 'signing':
      return price === undefined ? words.signingFree : words.signing[state.what](price)
    case 'pending':
      return words.pending
    case 'confirming':
      return words.confirming(state.confirmations, state.needed)
    case 'replaced':
      return words.replaced
    default:
      return ''
  }
}
