import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Currency, RevenueHistory } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import { formatMoney, monthFormats, revenueHistoryText } from '../../src/text/index.ts'
import type { ActionScope } from '../actions/index.ts'
import { columnChart, columnChartStyles, toneOf } from '../charts/index.ts'
import { StoreController } from '../controllers/index.ts'
import { adoptSheets } from '../styles/adopt-sheets.ts'

/** Revenue over time in a currency. */
export type RevenueView = (currency: Currency, locale: string) => unknown

/** Reads a model's revenue for an element from now on, and shows it. */
export function createRevenueView(
  host: ReactiveControllerHost & Element,
  scope: () => ActionScope | undefined,
  showError: (error: Error, retry: () => void) => unknown,
): RevenueView {
  adoptSheets(host.shadowRoot ?? host, [columnChartStyles])
  const store = () => {
    const at = scope()
    return at?.market.revenue(at.asset)
  }
  const history = new StoreController<Loadable<RevenueHistory>>(host, store)
  return (currency, locale) => {
    const words = revenueHistoryText.in(locale)
    const { state } = history
    if (state?.status === 'failed') return showError(state.error, () => void store()?.refresh())
    if (state?.status !== 'ready') {
      return html`<p class="visually-hidden" role="status">${words.loading}</p>
        <div class="stack" aria-hidden="true"><span class="bone"></span><span class="bone"></span></div>`
    }
    return readyView(state.value, currency, locale)
  }
}

function readyView(
  { currencies, isCut }: RevenueHistory,
  { address, symbol, decimals }: Currency,
  locale: string,
) {
  const words = revenueHistoryText.in(locale)
  const months = currencies.find(({ currency }) => currency.address === address)?.months ?? []
  if (months.length === 0) return html`<p class="small quiet">${words.none(symbol)}</p>`
  const names = monthFormats(locale)
  const sources = (Object.keys(words.sources) as (keyof typeof words.sources)[])
    .map((source, i) => ({ source, tone: toneOf(i) }))
    .filter(({ source }) => months.some(({ amounts }) => amounts[source] > 0n))
  const chart: TemplateResult = columnChart({
    columns: months.map(({ year, month, amounts }) => ({
      label: names.short(year, month),
      title: names.long(year, month),
      amounts: sources.map(({ source }) => amounts[source]),
    })),
    series: sources.map(({ source, tone }) => ({ name: words.sources[source], tone })),
    format: amount => formatMoney({ amount, symbol, decimals }, locale),
    words: { ...words, title: words.title(symbol), when: words.month },
  })
  return html`${chart}
    <p class="small quiet" part="note">${words.gross} ${isCut ? words.cut : nothing}</p>`
}
