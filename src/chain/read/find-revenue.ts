import { decodeEventLog, encodeEventTopics } from 'viem'
import { type Address, sameAddress } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultHistoryAbi } from '../generated/history-abi.ts'
import type { Hex } from '../hex.ts'
import type { MarketContracts } from '../market-contracts.ts'
import type { PlacedLog } from '../rpc/parse-log.ts'
import { readPlacedLogs } from '../rpc/read-logs.ts'

/** What a model was paid for: its licenses, metered use, resales of its licenses, models that build on it. */
export const REVENUE_SOURCES = ['licenses', 'usage', 'resales', 'descendants', 'other'] as const
export type RevenueSource = (typeof REVENUE_SOURCES)[number]

/** Revenue that arrived. `amount` in the currency's smallest unit, before fee and ancestors. */
export interface RevenueRecord {
  readonly block: bigint
  readonly currency: Address
  readonly source: RevenueSource
  readonly amount: bigint
}

export interface FoundRevenue {
  /** Oldest first. */
  readonly records: readonly RevenueRecord[]
  /** True if older ones were left out. */
  readonly isCut: boolean
}

/** The newest that are given; anybody may pay often. */
const MAX_RECORDS = 10_000

/**
 * What was paid for a model since the market began, found by searching logs. Payments in a refund window or held by a
 * dispute are in it once that is over.
 * @throws ModelmarkError as `readLogs`; `unexpected` for an endpoint that answers something else.
 */
export async function findRevenue(
  client: ChainClient,
  { contracts, modelId }: { readonly contracts: MarketContracts; readonly modelId: bigint },
  options?: CallOptions,
): Promise<FoundRevenue> {
  const { vault, fromBlock } = contracts
  const abi = revenueVaultHistoryAbi
  const [credited, ofModel = null] = encodeEventTopics({
    abi,
    eventName: 'RevenueCredited',
    args: { modelId },
  }) as Hex[]
  const [upstream] = encodeEventTopics({ abi, eventName: 'UpstreamPaid' }) as Hex[]
  // The model is the first indexed argument of both.
  const topics = [[credited, upstream] as Hex[], ofModel]
  const logs = await readPlacedLogs(client, { filter: { address: vault, topics }, fromBlock }, options)
  const records = logs
    .slice(-MAX_RECORDS)
    .map(log => toRecord(log, contracts, modelId))
    .sort((a, b) => Number(a.block - b.block))
  return { records, isCut: logs.length > MAX_RECORDS }
}

function toRecord(log: PlacedLog, contracts: MarketContracts, modelId: bigint): RevenueRecord {
  const { blockNumber: block } = log
  try {
    if (!sameAddress(log.address, contracts.vault)) throw new Error('log of another contract')
    const event = decodeEventLog({
      abi: revenueVaultHistoryAbi,
      topics: log.topics as [Hex, ...Hex[]],
      data: log.data,
    })
    const { currency, amount } = event.args
    const paid = event.eventName === 'UpstreamPaid' ? event.args.ancestorId : event.args.modelId
    if (paid !== modelId) throw new Error('log of another model')
    const source = event.eventName === 'UpstreamPaid' ? 'descendants' : sourceOf(event.args.source, contracts)
    return { block, currency, amount, source }
  } catch (cause) {
    throw new ModelmarkError(
      'unexpected',
      { reason: 'log does not decode', contract: log.address },
      { cause },
    )
  }
}

function sourceOf(source: Address, { licenseBook, usageMeter, exchange }: MarketContracts): RevenueSource {
  if (sameAddress(source, licenseBook)) return 'licenses'
  if (usageMeter !== undefined && sameAddress(source, usageMeter)) return 'usage'
  if (exchange !== undefined && sameAddress(source, exchange)) return 'resales'
  return 'other'
}
