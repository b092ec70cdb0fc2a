import { html, nothing, type TemplateResult } from 'lit'
import type { ActionCurrency, Proposal, VotedAction } from '../../src/market/index.ts'
import { formatMoney, type GovernancePanelStrings } from '../../src/text/index.ts'
import { warningIcon } from '../icons.ts'
import { actionText } from './action-sentence.ts'

export interface ActionsListOptions {
  readonly calls: Proposal['calls']
  readonly actions: readonly VotedAction[]
  readonly currencies: readonly ActionCurrency[]
  readonly treasury: string
  readonly words: GovernancePanelStrings['actions']
  readonly locale: string
}

const MAX_DATA = 2_000

/** What each call does, in order; of what this page cannot read, the bytes and a warning. */
export function actionsList({ calls, actions, ...context }: ActionsListOptions): TemplateResult {
  const { words, locale, currencies } = context
  if (calls.length === 0) return html`<p class="small quiet">${words.nothing}</p>`
  const coin = currencies[0]
  return html`<ol class="actions-list" part="actions">
    ${calls.map(({ to, value, data }, i) => {
      const action = actions[i] ?? ({ kind: 'unknown' } as const)
      const { sentence, details, warning } = actionText(action, to, context)
      const amount = coin ? formatMoney({ ...coin, amount: value }, locale) : String(value)
      const sends = value > 0n && action.kind !== 'send-coin'
      return html`<li part=${action.kind === 'unknown' ? 'action action-unknown' : 'action'}>
        <span class="does">${sentence}${sends ? html` <strong>${words.alsoSends(amount)}</strong>` : nothing}</span>
        ${details.map(({ name, value }) => html`<span class="small quiet">${name} <span class="mono">${value}</span></span>`)}
        ${warning === undefined ? nothing : html`<span class="warning small">${warningIcon()} <span>${warning}</span></span>`}
        ${action.kind === 'unknown' ? raw(to, data, words) : nothing}
      </li>`
    })}
  </ol>`
}

function raw(to: string, data: string, words: GovernancePanelStrings['actions']): TemplateResult {
  return html`<dl class="raw small">
    <dt>${words.target}</dt><dd class="mono">${to}</dd>
    <dt>${words.data}</dt><dd class="mono">${data.length > MAX_DATA ? `${data.slice(0, MAX_DATA)}…` : data}</dd>
  </dl>`
}
