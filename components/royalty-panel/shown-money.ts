import type { ClaimInput, CurrencyEarnings, CurrencyRoyalties, Royalties } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'

/** One currency as the panel shows it; claimable is what one claim brings. */
export interface ShownMoney extends CurrencyRoyalties {
  /** Searched for longer than what can be claimed is read. */
  readonly earnings: Loadable<CurrencyEarnings>
  /** What a claim releases first, for what is shown as claimable to arrive. */
  readonly escrows?: ClaimInput['escrows']
}

/**
 * The currencies in which something came in, or the first one.
 * @param spent Earnings as they were before the last claim: what they say can be released was released by it.
 */
export function shownMoney(
  { currencies }: Royalties,
  earnings: Loadable<readonly CurrencyEarnings[]>,
  spent: readonly CurrencyEarnings[] | undefined,
): readonly ShownMoney[] {
  const all = currencies.map(money => withEarnings(money, earnings, spent))
  const used = all.filter(isUsed)
  return used.length > 0 ? used : all.slice(0, 1)
}

function withEarnings(
  money: CurrencyRoyalties,
  earnings: Loadable<readonly CurrencyEarnings[]>,
  spent: readonly CurrencyEarnings[] | undefined,
): ShownMoney {
  if (earnings.status !== 'ready') return { ...money, earnings }
  const { currency, payees } = money
  const nothing: CurrencyEarnings = { currency: currency.address, lifetime: 0n, earned: payees.map(() => 0n) }
  const value = earnings.value.find(candidate => candidate.currency === currency.address) ?? nothing
  const shown: ShownMoney = { ...money, earnings: { ...earnings, value } }
  const over = value.windows?.over
  if (!over?.escrows.length || earnings.value === spent) return shown
  return { ...shown, payees: over.claimable.map(claimable => ({ claimable })), escrows: over.escrows }
}

function isUsed({ payees, earnings }: ShownMoney): boolean {
  if (payees.some(({ claimable }) => claimable > 0n)) return true
  return earnings.status === 'ready' && (earnings.value.lifetime > 0n || earnings.value.windows !== undefined)
}
