import { html, nothing } from 'lit'
import type { HeldMoney } from '../../src/market/index.ts'
import { formatMoney, formatPercent } from '../../src/text/index.ts'
import { deed, type PanelContext } from './panel-context.ts'

const MAX_SHOWN = 20

/** Payments that wait for a ruling, and those that anybody can have paid out after it. */
export function heldView(
  held: readonly HeldMoney[],
  context: PanelContext,
  resolve: (payment: HeldMoney) => void,
): unknown {
  const { words, locale, busy, status } = context
  if (held.length === 0) return nothing
  const row = (payment: HeldMoney) => {
    const amount = formatMoney({ ...payment.money, amount: payment.amount }, locale)
    const text =
      payment.refundBps === undefined
        ? words.heldOpen(amount)
        : words.heldEnded(amount, formatPercent(payment.refundBps, locale))
    const can = payment.refundBps !== undefined
    return html`<li class="row" part="held-payment">
      <span class="small">${text}</span>
      ${can ? deed(words.resolve, 'resolve', () => resolve(payment), { busy, kind: 'ghost' }) : nothing}
    </li>`
  }
  return html`<section class="case" part="held" aria-labelledby="held-title">
    <h4 id="held-title">${words.held}</h4>
    <ul class="stack">${held.slice(0, MAX_SHOWN).map(row)}</ul>
    ${status('held')}
  </section>`
}
