import { html, nothing, type TemplateResult } from 'lit'
import type { Currency, Usage } from '../../src/market/index.ts'
import { formatDateTime, formatMoney, formatNumber, usageText } from '../../src/text/index.ts'
import { formField } from '../form-field/form-field.ts'

/** What a person typed into it. */
export interface TopUpEntry {
  readonly units: string
  /** True once they tried with what is no number of units. */
  readonly tried: boolean
}

export interface TopUpFormOptions {
  readonly entry: TopUpEntry
  readonly usage: Usage
  readonly currency: Currency
  readonly locale: string
  readonly change: (changes: Partial<TopUpEntry>) => void
  readonly topUp: (units: bigint) => void
}

/** Most units in one go: what `deposit` takes for any price a tier can have. */
const MAX_UNITS_DIGITS = 12

/** Asks how many units to prepay, and says what one and all of them cost. */
export function topUpForm({
  entry,
  usage,
  currency,
  locale,
  change,
  topUp,
}: TopUpFormOptions): TemplateResult {
  const words = usageText.in(locale)
  const { unitPrice, unit, account } = usage
  const units = readUnits(entry.units)
  const money = (amount: bigint) => formatMoney({ ...currency, amount }, locale)
  const label =
    units === undefined ? words.topUp : words.topUpFor(formatNumber(units, locale), money(units * unitPrice))
  const submit = (event: Event) => {
    event.preventDefault()
    if (units === undefined) change({ tried: true })
    else topUp(units)
  }
  return html`<form class="form" part="form" novalidate aria-label=${words.topUp} @submit=${submit}>
    <p class="small" part="unit-price"><bdi>${words.per(money(unitPrice), unit)}</bdi></p>
    ${account && account.withdrawableAt > 0 ? html`<p class="small">${words.withdrawal(formatDateTime(account.withdrawableAt, locale))}</p>` : nothing}
    ${formField({
      label: words.units,
      value: entry.units,
      mode: 'numeric',
      problem: entry.tried && units === undefined ? words.wrongUnits : '',
      input: value => change({ units: value }),
    })}
    <button type="submit" part="submit">${label}</button>
  </form>`
}

/** The units that were typed; undefined for what is no whole number of them. */
function readUnits(text: string): bigint | undefined {
  const digits = text.trim()
  return /^[1-9]\d*$/.test(digits) && digits.length <= MAX_UNITS_DIGITS ? BigInt(digits) : undefined
}
