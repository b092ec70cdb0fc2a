import { html, nothing, type TemplateResult } from 'lit'
import { formatPercent } from '../../src/text/index.ts'
import { type AccountNameOptions, accountName } from './account-name.ts'
import { REST_TONE, stackedBar, toneOf } from './stacked-bar.ts'

/** What somebody has of a whole. */
export interface Holding {
  readonly account: string
  readonly amount: bigint
}

export interface HoldersOptions extends AccountNameOptions {
  /** The largest first. */
  readonly holdings: readonly Holding[]
  /** All there is; what the holdings leave is shown as the others'. */
  readonly whole: bigint
  readonly locale: string
  readonly format: (amount: bigint) => string
  readonly words: {
    /** What the bar shows, in words. */
    readonly chart: (parts: string) => string
    /** Names the table. */
    readonly table: string
    readonly who: string
    readonly amount: string
    readonly part: string
    readonly others: string
  }
}

/** So many have a row and a colour of their own. */
const SHOWN = 10
/** One part in so many is exact enough for a bar and for percent. */
const PARTS = 10n ** 6n

/** Who has how much of a whole, as a bar and as its table. */
export function holdersView(options: HoldersOptions): TemplateResult {
  const { holdings, whole, locale, format, words } = options
  const shown = holdings.slice(0, SHOWN)
  const rest = shown.reduce((left, { amount }) => left - amount, whole)
  const share = (amount: bigint) => (whole > 0n ? Number((amount * PARTS) / whole) / Number(PARTS) : 0)
  const percent = (amount: bigint) => formatPercent(share(amount) * 10_000, locale)
  const parts = shown.map(({ amount }, i) => ({ share: share(amount), tone: toneOf(i) }))
  const spoken = shown.map(({ account, amount }) => `${account} ${percent(amount)}`)
  if (rest > 0n) {
    parts.push({ share: share(rest), tone: REST_TONE })
    spoken.push(`${words.others} ${percent(rest)}`)
  }
  const row = (who: unknown, amount: bigint, tone: string) => html`<tr part="row">
    <th scope="row"><span class="dot ${tone}" aria-hidden="true"></span>${who}</th>
    <td class="n">${format(amount)}</td>
    <td class="n">${percent(amount)}</td>
  </tr>`
  return html`${stackedBar(parts, words.chart(spoken.join(', ')))}
    <table part="holders" aria-label=${words.table}>
      <thead>
        <tr><th scope="col">${words.who}</th><th scope="col" class="n">${words.amount}</th><th scope="col" class="n">${words.part}</th></tr>
      </thead>
      <tbody>
        ${shown.map(({ account, amount }, i) => row(accountName(account, options), amount, toneOf(i)))}
        ${rest > 0n ? row(words.others, rest, REST_TONE) : nothing}
      </tbody>
    </table>`
}
