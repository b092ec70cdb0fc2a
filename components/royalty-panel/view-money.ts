import { html, nothing, type TemplateResult } from 'lit'
import type { RoyaltyPanelStrings } from '../../src/text/index.ts'
import type { ShownMoney } from './shown-money.ts'

/** One radio button a currency. */
export function currencyPicker(
  currencies: readonly ShownMoney[],
  shown: ShownMoney,
  words: RoyaltyPanelStrings,
  select: (address: string) => void,
): TemplateResult | typeof nothing {
  if (currencies.length < 2) return nothing
  return html`<fieldset class="currencies" part="currencies">
    <legend class="visually-hidden">${words.currency}</legend>
    ${currencies.map(
      ({ currency }) => html`<label class="currency">
        <input type="radio" name="currency" .checked=${currency === shown.currency} @change=${() => select(currency.address)} />
        ${currency.symbol}
      </label>`,
    )}
  </fieldset>`
}
