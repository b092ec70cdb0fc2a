import type { Address } from '../../asset/index.ts'

/** What a payee is paid for; the order is the contract's `PayeeRole`. */
export const REVENUE_PAYEE_ROLES = ['creator', 'data', 'investor', 'other'] as const
export type RevenuePayeeRole = (typeof REVENUE_PAYEE_ROLES)[number]

/** Who shares a model's revenue. */
export interface RevenuePayee {
  readonly account: Address
  readonly role: RevenuePayeeRole
  /** Share of what remains after fee and ancestors, basis points. */
  readonly bps: number
}

/** Payees as contracts take them. */
export function payeeArguments(payees: readonly RevenuePayee[]) {
  return payees.map(({ account, bps, role }) => ({ account, bps, role: REVENUE_PAYEE_ROLES.indexOf(role) }))
}
