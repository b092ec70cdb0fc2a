import type { Address, AssetId } from '../asset/index.ts'
import {
  findRevenue,
  monthOf,
  monthsOfBlocks,
  REVENUE_SOURCES,
  type RevenueRecord,
  readCurrency,
} from '../chain/index.ts'
import type { MarketChains } from './market-chains.ts'
import type { MonthOfRevenue, RevenueHistory } from './revenue-history.ts'

/** Months shown at most, this one included. */
const MONTHS = 24

/** What was paid for a model by month. A module of its own: who never opens a history never loads it. */
export async function loadRevenueHistory(chains: MarketChains, asset: AssetId): Promise<RevenueHistory> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const { records, isCut } = await findRevenue(client, { contracts, modelId: asset.tokenId })
  const months = await monthsOfBlocks(client, { blocks: records.map(({ block }) => block), months: MONTHS })
  const last = Math.max(...months.values(), monthOf(Date.now() / 1000))
  const addresses = [...new Set(records.map(({ currency }) => currency))]
  const currencies = await Promise.all(
    addresses.map(async address => ({
      currency: await readCurrency(client, { address }),
      months: sumByMonth(records, address, months, last),
    })),
  )
  return {
    currencies: currencies.filter(history => history.months.length > 0),
    isCut: isCut || records.some(({ block }) => !months.has(block)),
  }
}

/** From the first month with a payment to the last, months without any included. */
function sumByMonth(
  records: readonly RevenueRecord[],
  currency: Address,
  months: ReadonlyMap<bigint, number>,
  last: number,
): readonly MonthOfRevenue[] {
  const sums = new Map<number, Map<string, bigint>>()
  for (const record of records) {
    const month = months.get(record.block)
    if (month === undefined || record.currency !== currency) continue
    const ofMonth = sums.get(month) ?? new Map<string, bigint>()
    sums.set(month, ofMonth.set(record.source, (ofMonth.get(record.source) ?? 0n) + record.amount))
  }
  if (sums.size === 0) return []
  const first = Math.min(...sums.keys())
  const shown = Math.max(first, last - MONTHS + 1)
  return Array.from({ length: Math.min(MONTHS, last - first + 1) }, (_, i) => {
    const month = shown + i
    const ofMonth = sums.get(month)
    const amounts = REVENUE_SOURCES.map(source => [source, ofMonth?.get(source) ?? 0n] as const)
    return {
      year: Math.floor(month / 12),
      month: (month % 12) + 1,
      amounts: Object.fromEntries(amounts) as MonthOfRevenue['amounts'],
    }
  })
}
