import { html, nothing, type TemplateResult } from 'lit'
import type { License, LicenseStatus } from '../../src/license/index.ts'
import type { Tier, Usage } from '../../src/market/index.ts'
import { formatDuration, formatNumber } from '../../src/text/index.ts'
import { usageMeter } from '../usage-meter/usage-meter.ts'
import { type TierWords, tierPrice } from './tier-words.ts'
import { licenseFacts } from './view-receipt.ts'

export interface LicenseViewOptions extends TierWords {
  readonly license: License
  readonly tier: Tier | undefined
  readonly status: LicenseStatus
  readonly usage: Usage | undefined
  /** Lets more units be prepaid. */
  readonly topUp: (usage: Usage, tier: Tier) => unknown
  readonly periods: number
  readonly choosePeriods: (periods: number) => void
  readonly renew: () => void
  /** Whether the visitor is asked if they are sure. */
  readonly askRefund: boolean
  readonly setAskRefund: (ask: boolean) => void
  readonly refund: () => void
  readonly save: () => void
  readonly showOthers: () => void
}

/** So many periods can be paid at once. */
const PERIODS = [1, 2, 3, 6, 12]

/** The license the visitor holds, and what can be done with it. */
export function licenseView(options: LicenseViewOptions): TemplateResult {
  const { license, tier, status, usage, topUp, words, locale, askRefund, setAskRefund, save, showOthers } =
    options
  const isRunning = status === 'active' || status === 'expiring'
  return html`<section class="license" part="license">
    <div class="row">
      <h3>${words.yours}</h3>
      <span class="status ${status}" part="license-status">${words.status[status]}</span>
    </div>
    ${licenseFacts({ ...options, explorerUrl: undefined })}
    ${usage?.account ? usageMeter({ ...usage.account, unit: usage.unit, signed: usage.signed, locale }) : nothing}
    ${usage && tier && isRunning ? topUp(usage, tier) : nothing}
    ${status === 'revoked' ? html`<p class="note">${words.revokedNote}</p>` : nothing}
    ${renewal(options)} ${askRefund ? refundQuestion(options) : nothing}
    <div class="actions minor">
      <button class="ghost" type="button" part="save-receipt" @click=${save}>${words.saveReceipt}</button>
      <button class="ghost" type="button" part="others" @click=${showOthers}>${words.other}</button>
      ${
        canRefund(license, status) && !askRefund
          ? html`<button class="plain" type="button" part="refund" @click=${() => setAskRefund(true)}>${words.refund}</button>`
          : nothing
      }
    </div>
  </section>`
}

function canRefund(license: License, status: LicenseStatus): boolean {
  return status !== 'revoked' && license.refundableUntil * 1000 > Date.now()
}

function renewal(options: LicenseViewOptions): TemplateResult | typeof nothing {
  const { tier, status, periods, choosePeriods, renew, words, locale } = options
  if (tier?.offer.kind !== 'subscription' || tier.offer.closed || status === 'revoked') return nothing
  const period = formatDuration(tier.offer.period, locale)
  return html`<div class="renew" part="renew">
    <label>
      <span class="small quiet">${words.periods}</span>
      <select @change=${(event: Event) => choosePeriods(Number((event.target as HTMLSelectElement).value))}>
        ${PERIODS.map(
          count => html`<option value=${count} ?selected=${count === periods}>
            ${words.periodsOf(formatNumber(count, locale), period)}
          </option>`,
        )}
      </select>
    </label>
    <button type="button" part="renew-button" @click=${renew}>${words.renew(tierPrice(tier, options, periods))}</button>
  </div>`
}

function refundQuestion(options: LicenseViewOptions): TemplateResult {
  const { tier, words, refund, setAskRefund } = options
  return html`<div class="question" part="refund-question" role="group" aria-label=${words.refund}>
    <p>${words.refundSure(tier ? tierPrice(tier, options) : words.moneyBack)}</p>
    <div class="actions">
      <button type="button" part="refund-yes" @click=${refund}>${words.refundYes}</button>
      <button class="ghost" type="button" part="refund-no" @click=${() => setAskRefund(false)}>${words.refundNo}</button>
    </div>
  </div>`
}
