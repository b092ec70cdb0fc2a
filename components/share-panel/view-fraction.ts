import { html, nothing, type TemplateResult } from 'lit'
import { NATIVE, sameAddress } from '../../src/asset/index.ts'
import type { Fraction, ModelShares } from '../../src/market/index.ts'
import { formatDuration, formatPercent, type SharePanelStrings, shortHex } from '../../src/text/index.ts'
import { holdersView } from '../charts/index.ts'
import { shownAmount } from '../royalty-panel/shown-amount.ts'
import { rulesSentence } from './view-divide.ts'

const SHARE_DECIMALS = 18

export interface FractionViewOptions {
  readonly fraction: Fraction
  readonly model: ModelShares
  /** The connected account. */
  readonly account: string | undefined
  readonly busy: boolean
  readonly words: SharePanelStrings
  readonly locale: string
  readonly accountUrl: (account: string) => string | undefined
  /** To whom; to the visitor themselves unless given. */
  readonly delegate: (to?: string) => void
}

/** A number of shares, for people. */
export function shownShares(amount: bigint, locale: string): string {
  return shownAmount(amount, SHARE_DECIMALS, locale)
}

/** What the shares rest on: their part of the revenue, and how sure it is. */
export function standingView({ fraction, model, words, locale }: FractionViewOptions): TemplateResult {
  const { isLocked, revenueBps, securedBps, guaranteedBps, supply, rules } = fraction
  const percent = (bps: number) => formatPercent(bps, locale)
  return html`<dl class="facts">
      <div><dt>${words.revenue}</dt><dd>${percent(revenueBps)}</dd></div>
      <div><dt>${words.secured}</dt><dd>${percent(securedBps)}</dd></div>
      <div><dt>${words.supply}</dt><dd>${shownShares(supply, locale)}</dd></div>
    </dl>
    <p class="standing ${isLocked ? 'sure' : 'unsure'}">
      <b>${isLocked ? words.lockedIn : words.notLocked}.</b>
      ${isLocked ? words.locked(percent(guaranteedBps)) : words.unlocked(formatDuration(model.payees.notice, locale))}
    </p>
    <details>
      <summary>${words.voting}</summary>
      <p class="small">${rulesSentence(rules, words, locale)} ${words.forEver}</p>
    </details>`
}

export function holdersOf({
  fraction,
  account,
  words,
  locale,
  accountUrl,
}: FractionViewOptions): TemplateResult {
  return html`<section class="stack" aria-labelledby="holders">
    <h4 id="holders">${words.holders}</h4>
    ${holdersView({
      holdings: fraction.holders.map(({ account, balance }) => ({ account, amount: balance })),
      whole: fraction.supply,
      locale,
      format: amount => shownShares(amount, locale),
      account,
      you: words.you,
      accountUrl,
      words: {
        chart: words.holdersChart,
        table: words.holders,
        who: words.holder,
        amount: words.shares,
        part: words.part,
        others: words.others,
      },
    })}
  </section>`
}

/** What the visitor has of them, and who votes with that; nothing while nobody is connected. */
export function ownView(options: FractionViewOptions): TemplateResult | typeof nothing {
  const { fraction, account, busy, words, locale, delegate } = options
  const { holder, supply } = fraction
  if (!holder || account === undefined) return nothing
  const { balance, votes } = holder
  const part = formatPercent(Number((balance * 1_000_000n) / (supply || 1n)) / 100, locale)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const to = new FormData(event.target as HTMLFormElement).get('to')
    if (!busy && typeof to === 'string') delegate(to)
  }
  const isOwn = sameAddress(holder.delegate, account)
  return html`<section class="stack" part="own" aria-labelledby="own">
    <h4 id="own">${words.yours}</h4>
    <p>${balance > 0n ? words.youHold(shownShares(balance, locale), part) : words.youHoldNone} ${votes > 0n ? words.votes(shownShares(votes, locale)) : nothing}</p>
    ${balance > 0n ? html`<p class=${sameAddress(holder.delegate, NATIVE) ? 'standing unsure' : 'quiet'}>${delegateSentence(options)}</p>` : nothing}
    ${
      balance > 0n
        ? html`<div class="buttons">
            ${isOwn ? nothing : html`<button type="button" part="vote-self" aria-disabled=${busy ? 'true' : 'false'} @click=${() => !busy && delegate()}>${words.voteSelf}</button>`}
          </div>
          <details>
            <summary>${words.delegateTo}</summary>
            <form class="inline" part="delegate" @submit=${submit}>
              <label class="field">${words.addressHint}
                <input name="to" required pattern="0x[0-9a-fA-F]{40}" autocomplete="off" spellcheck="false" dir="ltr" />
              </label>
              <button type="submit" class="ghost" aria-disabled=${busy ? 'true' : 'false'}>${words.delegate}</button>
            </form>
          </details>`
        : nothing
    }
  </section>`
}

function delegateSentence({ fraction, account, words }: FractionViewOptions): string {
  const delegate = fraction.holder?.delegate ?? NATIVE
  if (sameAddress(delegate, NATIVE)) return words.noDelegate
  return account && sameAddress(delegate, account)
    ? words.selfDelegate
    : words.otherDelegate(shortHex(delegate))
}
