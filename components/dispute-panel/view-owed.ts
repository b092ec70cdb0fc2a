import { html, nothing } from 'lit'
import type { OwedMoney } from '../../src/market/index.ts'
import { formatMoney } from '../../src/text/index.ts'
import { deed, type PanelContext } from './panel-context.ts'

/** What the vault keeps for the visitor, such as a refund that a ruling gave them. */
export function owedView(
  owed: readonly OwedMoney[],
  context: PanelContext,
  claim: (owed: OwedMoney) => void,
): unknown {
  const { words, locale, busy, status } = context
  const row = (each: OwedMoney) => html`<div class="box row" part="owed">
    <span>${words.owed(formatMoney({ ...each.money, amount: each.amount }, locale))}</span>
    ${deed(words.claim, 'claim-owed', () => claim(each), { busy })}
  </div>`
  return html`${owed.map(row)} ${owed.length > 0 ? status('owed') : nothing}`
}
