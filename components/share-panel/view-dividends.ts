import { html, nothing, type TemplateResult } from 'lit'
import type { Address } from '../../src/asset/index.ts'
import type { Fraction, ShareReleases } from '../../src/market/index.ts'
import { formatMoney, type SharePanelStrings } from '../../src/text/index.ts'
import { shownAmount } from '../royalty-panel/shown-amount.ts'

export interface DividendsViewOptions {
  readonly fraction: Fraction
  readonly busy: boolean
  readonly words: SharePanelStrings
  readonly locale: string
  readonly distribute: (currency: Address, escrows: ShareReleases['escrows'] | undefined) => void
  readonly claim: (currency: Address) => void
  readonly addCurrency: (offerId: bigint) => void
}

type Dividends = Fraction['dividends'][number]

/** What was paid on the shares by currency, what waits, and what is the visitor's. */
export function dividendsView(options: DividendsViewOptions): TemplateResult {
  const { fraction, busy, words, addCurrency } = options
  const { dividends, addable } = fraction
  return html`<section class="stack" part="dividends" aria-labelledby="dividends">
    <h4 id="dividends">${words.dividends}</h4>
    ${
      dividends.length === 0
        ? html`<p class="small quiet">${words.noCurrency}</p>`
        : html`<div class="scroll" role="group" tabindex="0" aria-labelledby="dividends"><table aria-labelledby="dividends">
              <thead>
                <tr>
                  <th scope="col">${words.currency}</th>
                  <th scope="col" class="n">${words.received}</th>
                  <th scope="col" class="n">${words.waiting}</th>
                  <th scope="col" class="n">${words.yourPart}</th>
                </tr>
              </thead>
              <tbody>${dividends.map(money => row(money, options))}</tbody>
            </table></div>
            <div class="buttons">${dividends.map(money => buttons(money, options))}</div>
            <p class="small quiet">${words.distributeMeans} ${fraction.releases.size > 0 ? words.distributeReleases : nothing}</p>`
    }
    ${
      addable.length > 0
        ? html`<div class="buttons">
            ${addable.map(
              ({ offerId, currency }) =>
                html`<button type="button" class="plain" part="add-currency" aria-disabled=${busy ? 'true' : 'false'} @click=${() => !busy && addCurrency(offerId)}>${words.addCurrency(currency.symbol)}</button>`,
            )}
          </div>`
        : nothing
    }
  </section>`
}

/** What the next distribution divides, with what it releases before. */
function waiting({ currency, undistributed }: Dividends, { fraction }: DividendsViewOptions): bigint {
  return undistributed + (fraction.releases.get(currency.address)?.amount ?? 0n)
}

function row(dividends: Dividends, options: DividendsViewOptions) {
  const { currency, received, claimable } = dividends
  const { locale } = options
  const cell = (amount: bigint) =>
    html`<td class="n" title=${formatMoney({ ...currency, amount }, locale)}>${shownAmount(amount, currency.decimals, locale)}</td>`
  return html`<tr part="row">
    <th scope="row">${currency.symbol}</th>
    ${cell(received)} ${cell(waiting(dividends, options))} ${cell(claimable)}
  </tr>`
}

function buttons(dividends: Dividends, options: DividendsViewOptions) {
  const { busy, words, locale, fraction, distribute, claim } = options
  const { currency, claimable } = dividends
  const due = waiting(dividends, options)
  const escrows = fraction.releases.get(currency.address)?.escrows
  const money = (amount: bigint) => formatMoney({ ...currency, amount }, locale)
  const disabled = busy ? 'true' : 'false'
  return html`${
    claimable > 0n
      ? html`<button type="button" part="claim" aria-disabled=${disabled} @click=${() => !busy && claim(currency.address)}>${words.claim(money(claimable))}</button>`
      : nothing
  }${
    due > 0n
      ? html`<button type="button" class="ghost" part="distribute" aria-disabled=${disabled} @click=${() => !busy && distribute(currency.address, escrows)}>${words.distribute(money(due))}</button>`
      : nothing
  }`
}
