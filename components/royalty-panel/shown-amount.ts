import { formatAmount } from '../../src/text/index.ts'

/** So many digits after the point fit a table; an amount with more is cut, and says so. */
export const SHOWN_DIGITS = 6

/** An amount for a table: exact where it is short, else rounded down with an ellipsis. "1.234567…" */
export function shownAmount(amount: bigint, decimals: number, locale: string): string {
  const unit = 10n ** BigInt(Math.max(0, decimals - SHOWN_DIGITS))
  const cut = (amount / unit) * unit
  const text = formatAmount({ amount: cut, decimals }, locale)
  return cut === amount ? text : `${text}…`
}
