import { html, nothing, type TemplateResult } from 'lit'
import type { LicenseButtonStrings } from '../../src/text/index.ts'
import { warningIcon } from '../icons.ts'

export interface PriceChangedOptions {
  readonly words: LicenseButtonStrings
  readonly oldPrice: string
  readonly newPrice: string
  /** Undefined until the offer with the new price is read. */
  readonly agree: (() => void) | undefined
  readonly back: () => void
}

/** The price changed between agreeing and paying: both, side by side, and the choice. */
export function priceChangedView({
  words,
  oldPrice,
  newPrice,
  agree,
  back,
}: PriceChangedOptions): TemplateResult {
  return html`<section class="price-changed" part="price-changed" role="alert">
    <h3>${warningIcon()} ${words.priceChanged}</h3>
    <dl class="prices">
      <div><dt>${words.oldPrice}</dt><dd><s>${oldPrice}</s></dd></div>
      <div><dt>${words.newPrice}</dt><dd><strong>${newPrice}</strong></dd></div>
    </dl>
    <p class="note">${words.nothingPaid}</p>
    <div class="actions">
      <button type="button" part="agree-again" aria-disabled=${agree ? nothing : 'true'} aria-busy=${!agree} @click=${agree}>${words.agreeAgain(newPrice)}</button>
      <button class="ghost" type="button" part="back" @click=${back}>${words.back}</button>
    </div>
  </section>`
}
