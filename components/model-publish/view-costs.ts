import { html, nothing } from 'lit'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { PublishCosts } from '../../src/market/index.ts'
import { formatMoney, formatPercent, type ModelPublishStrings } from '../../src/text/index.ts'

export interface CostsView {
  readonly words: ModelPublishStrings
  readonly locale: string
  readonly connected: boolean
  readonly costs: PublishCosts | ModelmarkError | undefined
  /** Whether something is put on sale: then what the market takes of it belongs here. */
  readonly sells: boolean
}

/** What signing costs, before anything is signed. */
export function costsView(view: CostsView): unknown {
  const { words } = view
  return html`<section class="group" aria-labelledby="costs-title" part="costs">
    <h4 id="costs-title">${words.costs}</h4>
    ${factsView(view)}
  </section>`
}

function factsView({ costs, connected, sells, words, locale }: CostsView): unknown {
  if (!connected) return html`<p class="small quiet">${words.costsConnect}</p>`
  if (costs === undefined) return html`<p class="small quiet" role="status">${words.costsReading}</p>`
  if (costs instanceof Error) return nothing
  const { signatures, fee, currency, feeBps } = costs
  const facts = [
    [words.signatures, String(signatures)],
    [words.networkFee, formatMoney({ amount: rounded(fee), ...currency }, locale)],
    ...(sells
      ? [
          [words.publishingFee, words.nothing],
          [words.marketFee, formatPercent(feeBps, locale)],
        ]
      : []),
  ]
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`)}</dl>`
}

/** An estimate says no more than two digits of itself. */
function rounded(amount: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(0, String(amount).length - 2))
  return ((amount + unit - 1n) / unit) * unit
}
