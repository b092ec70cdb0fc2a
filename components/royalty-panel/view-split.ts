import { html, nothing, type TemplateResult } from 'lit'
import { formatAmount, formatPercent, type RoyaltyPanelStrings } from '../../src/text/index.ts'
import { accountName } from '../charts/account-name.ts'
import { REST_TONE, stackedBar, toneOf } from '../charts/stacked-bar.ts'
import { isRounded, type Slice, shownSumBps } from './payment-split.ts'
import { SHOWN_DIGITS, shownAmount } from './shown-amount.ts'
import type { ShownMoney } from './shown-money.ts'

export interface SplitViewOptions {
  readonly slices: readonly Slice[]
  readonly money: ShownMoney
  /** The connected account. */
  readonly account: string | undefined
  readonly words: RoyaltyPanelStrings
  readonly locale: string
  readonly accountUrl: (account: string) => string | undefined
}

/** The split as a bar. Its rows stand in the table below in the same order. */
export function splitBar({ slices, words, locale }: SplitViewOptions): TemplateResult {
  const spoken = slices.map(slice =>
    words.part(partyName(slice, words), formatPercent(slice.share * 10_000, locale)),
  )
  const parts = slices.map((slice, i) => ({ share: slice.share, tone: tone(slice, i) }))
  return stackedBar(parts, words.chart(spoken.join(', ')))
}

/**
 * The same as a table. Roles are written out because narrow layouts make its rows grids, which takes a table's own
 * roles away.
 */
export function splitTable(options: SplitViewOptions): TemplateResult {
  const { slices, money, words, locale } = options
  const share = (bps: number) => formatPercent(bps, locale)
  return html`<table role="table" part="table" aria-label=${words.tableOf(money.currency.symbol)}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${words.who}</th>
          <th role="columnheader" scope="col" class="n">${words.share}</th>
          <th role="columnheader" scope="col" class="n">${words.earned}</th>
          <th role="columnheader" scope="col" class="n">${words.claimable}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${slices.map((slice, i) => row(slice, i, options))}
      </tbody>
      <tfoot role="rowgroup">
        <tr role="row">
          <th role="rowheader" scope="row">${words.whole}</th>
          <td role="cell" class="n share">${share(10_000)}</td>
          <td role="cell"></td>
          <td role="cell"></td>
        </tr>
      </tfoot>
    </table>
    <p class="note small quiet" part="note">
      ${isRounded(slices) ? words.rounded(share(shownSumBps(slices))) : nothing}
      ${money.currency.decimals > SHOWN_DIGITS ? words.cut : nothing} ${words.dust}
    </p>`
}

function row(slice: Slice, i: number, options: SplitViewOptions): TemplateResult {
  const { words, locale, money } = options
  const own = slice.kind === 'payee' ? slice.index : undefined
  const none = own === undefined ? 'none' : ''
  const claimable = own === undefined ? undefined : money.payees[own]?.claimable
  const earned =
    own === undefined || money.earnings.status !== 'ready' ? undefined : money.earnings.value.earned[own]
  const { decimals } = money.currency
  const amount = (value: bigint | undefined, why: string) =>
    value === undefined
      ? html`<span aria-hidden="true">–</span><span class="visually-hidden">${why}</span>`
      : html`<span title=${formatAmount({ amount: value, decimals }, locale)}>${shownAmount(value, decimals, locale)}</span>`
  return html`<tr role="row" part="row">
    <th role="rowheader" scope="row" class="who">
      <span class="dot ${tone(slice, i)}" aria-hidden="true"></span>
      <span class="party">${partyName(slice, words)} ${slice.kind === 'payee' ? accountName(slice.account, { ...options, you: words.you }) : nothing}</span>
    </th>
    <td role="cell" class="n share">${formatPercent(slice.share * 10_000, locale)}</td>
    <td role="cell" class="n earned ${none}"><span class="label" aria-hidden="true">${words.earned}</span> ${amount(earned, own === undefined ? words.notHere : words.notKnown)}</td>
    <td role="cell" class="n claimable ${none}"><span class="label" aria-hidden="true">${words.claimable}</span> ${amount(claimable, words.notHere)}</td>
  </tr>`
}

function partyName(slice: Slice, words: RoyaltyPanelStrings): string {
  switch (slice.kind) {
    case 'payee':
      return words.roles[slice.role]
    case 'ancestor':
      return slice.direct ? words.parent(String(slice.modelId)) : words.ancestor(String(slice.modelId))
    case 'fee':
      return words.fee
  }
}

function tone(slice: Slice, i: number): string {
  return slice.kind === 'fee' ? REST_TONE : toneOf(i)
}
