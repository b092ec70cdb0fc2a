import { html, nothing, type TemplateResult } from 'lit'
import { formatMoney, type RoyaltyPanelStrings } from '../../src/text/index.ts'
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

/** What was paid so far, and what still waits; in full, as amounts in the table may be cut. */
export function totalsView(
  { earnings, currency }: ShownMoney,
  words: RoyaltyPanelStrings,
  locale: string,
  searchAgain: () => void,
): TemplateResult {
  switch (earnings.status) {
    case 'loading':
      return html`<p class="small quiet">${words.searching}</p>`
    case 'failed':
      return html`<p class="small quiet">${words.notSearched} <button class="plain" type="button" part="search" @click=${searchAgain}>${words.searchAgain}</button></p>`
    case 'ready': {
      const { lifetime, escrowed } = earnings.value
      const money = (amount: bigint) => formatMoney({ ...currency, amount }, locale)
      if (lifetime === 0n && escrowed === 0n) return html`<p class="small quiet">${words.nothingYet}</p>`
      return html`<dl class="totals" part="totals">
        <div><dt>${words.lifetime}</dt><dd>${money(lifetime)}</dd></div>
        ${escrowed > 0n ? html`<div><dt>${words.escrowed}</dt><dd>${money(escrowed)}</dd></div>` : nothing}
      </dl>`
    }
  }
}
