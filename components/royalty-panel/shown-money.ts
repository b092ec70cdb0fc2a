import type { CurrencyEarnings, CurrencyRoyalties, Royalties } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'

/** One currency as the panel shows it. */
export interface ShownMoney extends CurrencyRoyalties {
  /** Searched for longer than what can be claimed is read. */
  readonly earnings: Loadable<CurrencyEarnings>
}

/** The currencies in which something came in, or the first one. */
export function shownMoney(
  { currencies }: Royalties,
  earnings: Loadable<readonly CurrencyEarnings[]>,
): readonly ShownMoney[] {
  const all = currencies.map(money => ({ ...money, earnings: earningsIn(money, earnings) }))
  const used = all.filter(isUsed)
  return used.length > 0 ? used : all.slice(0, 1)
}

function earningsIn(
  { currency, payees }: CurrencyRoyalties,
  earnings: Loadable<readonly CurrencyEarnings[]>,
): Loadable<CurrencyEarnings> {
  if (earnings.status !== 'ready') return earnings
  const nothing = { currency: currency.address, lifetime: 0n, escrowed: 0n, earned: payees.map(() => 0n) }
  const value = earnings.value.find(candidate => candidate.currency === currency.address) ?? nothing
  return { ...earnings, value }
}

function isUsed({ payees, earnings }: ShownMoney): boolean {
  if (payees.some(({ claimable }) => claimable > 0n)) return true
  return earnings.status === 'ready' && (earnings.value.lifetime > 0n || earnings.value.escrowed > 0n)
}
