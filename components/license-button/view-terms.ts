import { html, nothing, type TemplateResult } from 'lit'
import { RIGHTS, type Right } from '../../src/license/index.ts'
import type { Tier } from '../../src/market/index.ts'
import { commonText, formatPercent } from '../../src/text/index.ts'
import { copyButton } from '../copy-button/copy-button.ts'
import { checkIcon } from '../icons.ts'
import type { TierWords } from './tier-words.ts'

/** What the buyer may and may not do, what else holds, and the full text. */
export function termsView(tier: Tier, options: TierWords): TemplateResult {
  const { words, locale } = options
  return html`<section class="terms" aria-label=${words.rightsTitle}>
    <ul class="rights" part="rights">
      ${sortedRights(tier).map(
        ({ right, allowed }) =>
          html`<li class=${allowed ? 'yes' : 'no'}>
            <span class="mark" aria-hidden="true">${allowed ? checkIcon() : '–'}</span>
            <span>${words.rights[right][allowed ? 'yes' : 'no']}</span>
          </li>`,
      )}
    </ul>
    <ul class="conditions" part="conditions">
      ${conditions(tier, options).map(sentence => html`<li>${sentence}</li>`)}
    </ul>
    <slot name="terms"></slot>
    <details class="full-terms" part="terms">
      <summary>${words.terms}</summary>
      ${fullText(tier, options)}
      <p class="small quiet">${words.termsHash}</p>
      <p class="hash">
        <span class="mono" part="terms-hash">${tier.offer.termsHash}</span>
        ${copyButton(tier.offer.termsHash, words.copyHash, commonText.in(locale).copied)}
      </p>
    </details>
  </section>`
}

/**
 * What is allowed comes first. A right counts only if the contract and the terms both grant it: where a hostile
 * document and its offer disagree, the buyer is not promised more than the smaller of the two.
 */
function sortedRights({ offer, terms }: Tier): readonly { right: Right; allowed: boolean }[] {
  const granted = RIGHTS.map(right => ({
    right,
    allowed: offer.rights.has(right) && (terms.status !== 'ready' || terms.value.rights.has(right)),
  }))
  return [...granted.filter(({ allowed }) => allowed), ...granted.filter(({ allowed }) => !allowed)]
}

function conditions({ offer }: Tier, { words, locale }: TierWords): readonly string[] {
  return [
    offer.refundDays > 0 ? words.refundFor(offer.refundDays) : words.noRefund,
    offer.coversFutureVersions ? words.coversAll : words.coversThis,
    offer.transferable ? words.transferable : words.notTransferable,
    ...(offer.derivativesAllowed && offer.upstreamBps > 0
      ? [words.upstream(formatPercent(offer.upstreamBps, locale))]
      : []),
  ]
}

function fullText({ terms }: Tier, { words }: TierWords): TemplateResult | typeof nothing {
  switch (terms.status) {
    case 'ready':
      return html`${terms.value.description ? html`<p class="small">${terms.value.description}</p>` : nothing}
        <div class="legal" part="terms-text" tabindex="0" role="region" aria-label=${words.terms}>${terms.value.text}</div>`
    case 'loading':
      return html`<p class="small quiet">${words.termsLoading}</p>`
    case 'failed':
      return html`<p class="small">${words.termsFailed}</p>`
  }
}
