import { html, type TemplateResult } from 'lit'
import type { CurrencyEarnings } from '../../src/market/index.ts'
import {
  formatDate,
  formatMoney,
  formatNumber,
  type RoyaltyEarningsStrings,
  royaltyEarningsText,
} from '../../src/text/index.ts'
import type { ShownMoney } from './shown-money.ts'

/** What was paid so far, and what still waits; in full, as amounts in the table may be cut. */
export function earningsView(
  { earnings, currency }: ShownMoney,
  locale: string,
  searchAgain: () => void,
): TemplateResult {
  const words = royaltyEarningsText.in(locale)
  switch (earnings.status) {
    case 'loading':
      return html`<p class="small quiet">${words.searching}</p>`
    case 'failed':
      return html`<p class="small quiet">${words.notSearched} <button class="plain" type="button" part="search" @click=${searchAgain}>${words.searchAgain}</button></p>`
    case 'ready': {
      const { lifetime, windows } = earnings.value
      if (lifetime === 0n && !windows) return html`<p class="small quiet">${words.nothingYet}</p>`
      const money = (amount: bigint) => formatMoney({ ...currency, amount }, locale)
      return html`<dl class="totals" part="totals">
        <div><dt>${words.lifetime}</dt><dd>${money(lifetime)}</dd></div>
        ${waiting(earnings.value, words, locale).map(
          ({ part, name, amount, note }) =>
            html`<div part=${part}><dt>${name}</dt><dd>${money(amount)}</dd><dd class="small quiet">${note}</dd></div>`,
        )}
      </dl>`
    }
  }
}

/** What is not revenue yet, and when or by what it becomes that. */
function waiting(
  { windows: { open, over } = {} }: CurrencyEarnings,
  words: RoyaltyEarningsStrings,
  locale: string,
) {
  const date = (at: number) => formatDate(at, locale)
  const more = over && over.more > 0 ? ` ${words.more(formatNumber(over.more, locale))}` : ''
  const first = open ? date(open.first) : ''
  const last = open ? date(open.last) : ''
  const openNote = first === last ? words.openUntil(last) : words.openBetween(first, last)
  return [
    { part: 'over', name: words.over, amount: over?.amount ?? 0n, note: `${words.overNote}${more}` },
    { part: 'open', name: words.open, amount: open?.amount ?? 0n, note: openNote },
    { part: 'held', name: words.held, amount: over?.held ?? 0n, note: words.heldNote },
  ].filter(({ amount }) => amount > 0n)
}
