import { type Address, sameAddress } from '../../src/asset/index.ts'
import type { PayeeFacts } from '../../src/market/index.ts'

type Payees = PayeeFacts['payees']

const WHOLE = 10_000
/** Of a list, by contract. */
const MAX_PAYEES = 16

/**
 * Who shares the revenue when the shares get `bps` of it: the others keep what remains in the proportion they have now, the first
 * of them with what the division leaves over. Adds up to the whole.
 */
export function lockedPayees(payees: Payees, shares: Address, bps: number): Payees {
  const others = payees
    .filter(({ account }) => !sameAddress(account, shares))
    .toSorted((a, b) => b.bps - a.bps)
    .slice(0, MAX_PAYEES - 1)
  const rest = others.length === 0 ? 0 : WHOLE - bps
  const now = others.reduce((sum, payee) => sum + payee.bps, 0)
  const kept = others.map(payee => ({ ...payee, bps: Math.floor((payee.bps * rest) / now) }))
  const left = rest - kept.reduce((sum, payee) => sum + payee.bps, 0)
  const whole = kept.map((payee, i) => (i === 0 ? { ...payee, bps: payee.bps + left } : payee))
  return [
    { account: shares, role: 'investor' as const, bps: WHOLE - rest },
    ...whole.filter(payee => payee.bps > 0),
  ]
}
