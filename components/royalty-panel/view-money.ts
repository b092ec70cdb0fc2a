import { html, nothing, type TemplateResult } from 'lit'
import { NATIVE } from '../../src/asset/index.ts'
import type { CurrencyRoyalties, Royalties } from '../../src/market/index.ts'
import { formatMoney, type RoyaltyPanelStrings } from '../../src/text/index.ts'

/** One radio button a currency. */
export function currencyPicker(
  { currencies }: Royalties,
  shown: CurrencyRoyalties,
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
  { lifetime, escrowed, currency }: CurrencyRoyalties,
  words: RoyaltyPanelStrings,
  locale: string,
): TemplateResult {
  if (lifetime === 0n && escrowed === 0n) return html`<p class="small quiet">${words.nothingYet}</p>`
  const money = (amount: bigint) => formatMoney({ ...currency, amount }, locale)
  return html`<dl class="totals" part="totals">
    <div><dt>${words.lifetime}</dt><dd>${money(lifetime)}</dd></div>
    ${escrowed > 0n ? html`<div><dt>${words.escrowed}</dt><dd>${money(escrowed)}</dd></div>` : nothing}
  </dl>`
}

/** Stands in for a model that was never paid. */
export function emptyMoney({ payees }: Royalties): CurrencyRoyalties {
  return {
    currency: { address: NATIVE, symbol: '', decimals: 0 },
    lifetime: 0n,
    escrowed: 0n,
    payees: payees.map(() => ({ earned: 0n, claimable: 0n })),
  }
}
