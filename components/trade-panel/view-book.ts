import { html, nothing, type TemplateResult } from 'lit'
import type { InspectedOrder, OrderBook } from '../../src/market/index.ts'
import { formatMoney, type TradePanelStrings } from '../../src/text/index.ts'
import { whatText } from './view-order.ts'

export interface BookViewOptions {
  readonly book: OrderBook
  readonly words: TradePanelStrings
  readonly locale: string
  readonly look: (order: InspectedOrder) => void
}

/** What hub nodes keep: orders that stand, and the visitor's own. */
export function bookView({ book, words, locale, look }: BookViewOptions): TemplateResult {
  const hosts = book.unreachable.map(hub => new URL(hub).host)
  return html`<section class="stack" part="book" aria-labelledby="book">
    <h4 id="book">${words.book}</h4>
    ${book.orders.length === 0 ? html`<p class="small quiet">${words.emptyBook}</p>` : html`<ul>${book.orders.map(row)}</ul>`}
    ${hosts.length > 0 ? html`<p class="small quiet">${words.unreachable(hosts.join(', '))}</p>` : nothing}
  </section>`

  function row(seen: InspectedOrder) {
    const { order, details, problem, isOwn } = seen
    if (!details) return nothing
    const what = whatText(details, words, locale)
    const price = formatMoney({ ...details.currency, amount: details.price }, locale)
    return html`<li class="entry" part="row">
      <span><b>${what}</b> <span class="small quiet">${order.side === 'listing' ? words.sells : words.wants}</span>
        ${isOwn ? html`<span class="you">${words.yours}</span>` : nothing}
        ${problem ? html`<span class="small wrong">${words.problems[problem].title}</span>` : nothing}</span>
      <span class="number">${price}</span>
      <button type="button" class="ghost" aria-label=${words.lookAt(what, price)} @click=${() => look(seen)}>${words.look}</button>
    </li>`
  }
}
