import type { RevenueSource } from '../chain/index.ts'
import type { Currency } from './market.ts'

export type { RevenueSource }

/** What was paid for a model in one month, UTC. Amounts before fee and ancestors, in the currency's smallest unit. */
export interface MonthOfRevenue {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly amounts: Readonly<Record<RevenueSource, bigint>>
}

/** What was paid for a model over time, by what for. */
export interface RevenueHistory {
  /** Those in which something came in; months without gaps, oldest first. */
  readonly currencies: readonly { readonly currency: Currency; readonly months: readonly MonthOfRevenue[] }[]
  /** True if there is more, further back. */
  readonly isCut: boolean
}
