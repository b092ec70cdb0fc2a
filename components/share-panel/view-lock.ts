import { html, nothing, type TemplateResult } from 'lit'
import { sameAddress } from '../../src/asset/index.ts'
import type { Fraction, ModelShares } from '../../src/market/index.ts'
import {
  formatDateTime,
  formatDuration,
  formatPercent,
  type SharePanelStrings,
  shortHex,
} from '../../src/text/index.ts'
import { stackedBar, toneOf } from '../charts/index.ts'
import { lockedPayees } from './locked-payees.ts'
import { percentToBps } from './share-rules.ts'

export interface LockViewOptions {
  readonly fraction: Fraction
  readonly model: ModelShares
  readonly account: string | undefined
  readonly busy: boolean
  readonly words: SharePanelStrings
  readonly locale: string
  /** Unix seconds. */
  readonly now: number
  /** Percent as it stands in the form. */
  readonly part: string
  readonly changePart: (part: string) => void
  readonly lock: (payees: ModelShares['payees']['payees']) => void
  readonly applyPayees: () => void
  readonly redeem: () => void
}

/** Least part that may be asked for, and what is asked for unless the owner says otherwise: percent. */
export function firstPart({ guaranteedBps }: Fraction): string {
  return String(guaranteedBps / 100)
}

/** For the owner: giving the model to the share holders, with the revenue as it will be shared. */
export function lockView(options: LockViewOptions): TemplateResult | typeof nothing {
  const { fraction, model, account, busy, words, locale, part, changePart, lock } = options
  if (fraction.isLocked || account === undefined || !sameAddress(model.owner, account)) return nothing
  const bps = Math.min(10_000, Math.max(fraction.guaranteedBps, percentToBps(part)))
  const payees = lockedPayees(model.payees.payees, fraction.shares, bps)
  const name = (i: number) => (i === 0 ? words.lockShares : shortHex(payees[i]?.account ?? ''))
  const parts = payees.map((payee, i) => ({ share: payee.bps / 10_000, tone: toneOf(i) }))
  const spoken = payees.map((payee, i) => `${name(i)} ${formatPercent(payee.bps, locale)}`)
  const submit = (event: Event) => {
    event.preventDefault()
    if (!busy) lock(payees)
  }
  return html`<form part="lock" @submit=${submit}>
    <h4>${words.lockTitle}</h4>
    <p>${words.lockAbout(formatDuration(model.payees.notice, locale))}</p>
    <label class="field">${words.lockPart}
      <input type="number" inputmode="decimal" required min=${firstPart(fraction)} max="100" step="0.01" .value=${part} @input=${(event: Event) => changePart((event.target as HTMLInputElement).value)} />
    </label>
    ${stackedBar(parts, words.lockChart(spoken.join(', ')))}
    <ul class="legend small">
      ${spoken.map((text, i) => html`<li><span class="dot ${toneOf(i)}" aria-hidden="true"></span>${text}</li>`)}
    </ul>
    <p class="small"><b>${words.lockWarning}</b></p>
    <div class="buttons"><button type="submit" aria-disabled=${busy ? 'true' : 'false'}>${words.lock}</button></div>
  </form>`
}

/** Payees that were announced, and how they come into effect. */
export function announcedView({ model, busy, words, locale, now, applyPayees }: LockViewOptions) {
  const { announced } = model.payees
  if (!announced) return nothing
  const isTime = announced.effectiveAt <= now
  return html`<div class="standing">
    <p>${isTime ? words.announcedNow : words.announced(formatDateTime(announced.effectiveAt, locale))}</p>
    ${
      isTime
        ? html`<button type="button" class="ghost" part="apply" aria-disabled=${busy ? 'true' : 'false'} @click=${() => !busy && applyPayees()}>${words.apply}</button>`
        : nothing
    }
  </div>`
}

/** For who holds every share of a locked model. */
export function redeemView({ fraction, busy, words, redeem }: LockViewOptions) {
  if (!fraction.isLocked || fraction.holder?.balance !== fraction.supply) return nothing
  return html`<section class="stack" part="redeem" aria-labelledby="redeem">
    <h4 id="redeem">${words.redeemTitle}</h4>
    <p>${words.redeemAbout}</p>
    <div class="buttons"><button type="button" class="ghost" aria-disabled=${busy ? 'true' : 'false'} @click=${() => !busy && redeem()}>${words.redeem}</button></div>
  </section>`
}
