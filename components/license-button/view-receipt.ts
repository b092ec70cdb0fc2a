import { html, nothing, type TemplateResult } from 'lit'
import type { Digest } from '../../src/asset/index.ts'
import { type License, NEVER_ENDS } from '../../src/license/index.ts'
import type { Tier } from '../../src/market/index.ts'
import { formatDate, formatDateTime, shortHex } from '../../src/text/index.ts'
import { checkIcon, linkIcon } from '../icons.ts'
import { type TierWords, tierName } from './tier-words.ts'

export interface ReceiptOptions extends TierWords {
  readonly title: string
  readonly license: License
  readonly tier: Tier | undefined
  readonly hash: Digest
  readonly explorerUrl: string | undefined
  readonly save: () => void
  readonly close: () => void
}

/** What was bought, until when, and where the chain says so. */
export function receiptView(options: ReceiptOptions): TemplateResult {
  const { title, words, close, save } = options
  return html`<section class="receipt" part="receipt">
    <h3 class="good"><span class="seal" aria-hidden="true">${checkIcon()}</span>${title}</h3>
    ${licenseFacts(options)}
    <div class="actions">
      <button type="button" part="done" @click=${close}>${words.done}</button>
      <button class="ghost" type="button" part="save-receipt" @click=${save}>${words.saveReceipt}</button>
    </div>
  </section>`
}

/** Number, kind, end, holder and money-back window of a license. */
export function licenseFacts({
  license,
  tier,
  hash,
  explorerUrl,
  words,
  locale,
}: TierWords &
  Pick<ReceiptOptions, 'license' | 'tier' | 'explorerUrl'> & { readonly hash?: Digest }): TemplateResult {
  const forever = license.endTime === NEVER_ENDS
  const refundable = license.refundableUntil * 1000 > Date.now()
  return html`<dl class="license-facts" part="license-facts">
    ${fact(words.kind, tier ? tierName(tier, words) : words.tierNumber(String(license.offerId)))}
    ${fact(words.valid, forever ? words.validForever : words.validUntil(formatDate(license.endTime, locale)))}
    ${fact(words.licence, html`<span class="number">${words.licenceNumber(String(license.id))}</span>`)}
    ${fact(words.holder, html`<span class="mono" title=${license.owner}>${shortHex(license.owner)}</span>`)}
    ${refundable ? fact(words.moneyBack, words.moneyBackUntil(formatDateTime(license.refundableUntil, locale))) : nothing}
    ${hash ? fact(words.transaction, transactionLink(hash, explorerUrl)) : nothing}
  </dl>`
}

function transactionLink(hash: Digest, url: string | undefined): TemplateResult {
  const short = html`<span class="mono" title=${hash}>${shortHex(hash)}</span>`
  return url
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${short} ${linkIcon()}</a>`
    : short
}

function fact(name: string, value: unknown): TemplateResult {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}
