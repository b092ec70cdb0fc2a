import { html, nothing, type TemplateResult } from 'lit'
import { NATIVE, sameAddress } from '../../src/asset/index.ts'
import type { Governance } from '../../src/market/index.ts'
import { formatMoney, type GovernancePanelStrings } from '../../src/text/index.ts'
import { formatPart, formatVotes } from './format-votes.ts'

export interface PowerViewOptions {
  readonly governance: Governance
  readonly words: GovernancePanelStrings
  readonly locale: string
  readonly own: string | undefined
  readonly busy: boolean
  /** What is wrong with the account that was written. */
  readonly problem: string
  readonly account: (address: string) => TemplateResult
  readonly status: unknown
  connect(): void
  /** To oneself, without one. */
  delegate(to?: string): void
}

/** What the visitor's votes are, who uses them, and how that is changed. */
export function powerView(options: PowerViewOptions): TemplateResult {
  const { governance, words, locale, own, connect, status } = options
  const { voter, rules } = governance
  if (own === undefined || voter === undefined) {
    return html`<section class="box" part="power">
      <div class="row">
        <p class="small quiet">${words.connectWhy}</p>
        <button type="button" class="ghost" part="connect" @click=${connect}>${words.connect}</button>
      </div>
      ${status}
    </section>`
  }
  const votes = formatVotes(voter.votes, locale)
  const all = formatVotes(rules.supply, locale)
  return html`<section class="box" part="power" aria-labelledby="power-title">
    <div class="row">
      <h4 id="power-title">${words.power}</h4>
      <span class="number" part="votes-held">${words.powerOf(votes, all, formatPart(voter.votes, rules.supply, locale))}</span>
    </div>
    ${voter.balance === 0n ? html`<p class="small quiet">${words.noTokens}</p>` : delegation(options)} ${status}
  </section>`
}

function delegation(options: PowerViewOptions): TemplateResult {
  const { governance, words, locale, own, busy, account, delegate, problem } = options
  const { voter } = governance
  if (voter === undefined || own === undefined) return html`${nothing}`
  const isOwn = sameAddress(voter.delegate, own)
  const sentence = sameAddress(voter.delegate, NATIVE)
    ? html`<strong>${words.undelegated(formatVotes(voter.balance, locale))}</strong>`
    : isOwn
      ? words.delegatedSelf
      : html`${words.delegatedTo} ${account(voter.delegate)}`
  const give = (event: SubmitEvent) => {
    event.preventDefault()
    const to = String(new FormData(event.currentTarget as HTMLFormElement).get('to') ?? '').trim()
    if (!busy) delegate(to)
  }
  return html`<p class="small">${sentence}</p>
    ${
      isOwn
        ? nothing
        : html`<div class="buttons"><button type="button" part="use-own" aria-disabled=${busy ? 'true' : nothing} @click=${() => !busy && delegate()}>${words.useOwn}</button></div>`
    }
    <details>
      <summary>${words.delegateTo}</summary>
      <form class="give" @submit=${give}>
        <label>${words.account}
          <input name="to" maxlength="42" autocomplete="off" spellcheck="false" required aria-invalid=${problem === '' ? 'false' : 'true'} aria-describedby="to-error" />
        </label>
        <p class="problem small" id="to-error" role="alert" ?hidden=${problem === ''}>${problem}</p>
        <div class="buttons"><button class="ghost" part="delegate" aria-disabled=${busy ? 'true' : nothing}>${words.delegate}</button></div>
      </form>
    </details>`
}

/** What proposals can spend. */
export function treasuryView({
  governance: { treasury, currencies },
  words,
  locale,
  account,
}: Pick<PowerViewOptions, 'governance' | 'words' | 'locale' | 'account'>): unknown {
  const [coin] = currencies
  if (coin === undefined) return nothing
  const money = formatMoney({ ...coin, amount: treasury.balance }, locale)
  return html`<dl class="facts"><dt>${words.treasury}</dt><dd>${money} ${account(treasury.account)}</dd></dl>`
}
