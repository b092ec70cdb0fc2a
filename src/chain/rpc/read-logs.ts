import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { type Hex, isQuantity, toQuantity } from '../hex.ts'
import type { Log } from '../provider.ts'
import { type PlacedLog, parseLog, parsePlacedLog, record } from './parse-log.ts'
import { RpcError } from './rpc-error.ts'

/** Which logs: `null` for any topic, a list for any of several. */
export interface LogFilter {
  readonly address: Address
  readonly topics: readonly (Hex | readonly Hex[] | null)[]
}

export interface LogSearch {
  readonly filter: LogFilter
  readonly fromBlock: bigint
}

/** A log, and in which block it is where the endpoint says so. */
export interface FoundLog extends Log {
  readonly blockNumber?: bigint
}

function parseFoundLog(answer: unknown): FoundLog {
  const log = parseLog(answer)
  const { blockNumber } = record(answer)
  return { ...log, ...(isQuantity(blockNumber) && { blockNumber: BigInt(blockNumber) }) }
}

/** Blocks; what most public endpoints let one request span. */
const FIRST_SPAN = 10_000n
const MAX_SPAN = 10_000_000n
/** Requests; a search that needs more is given up. */
const MAX_REQUESTS = 200

/**
 * Logs from a block up to now, oldest first. Each request spans as many blocks as the endpoint allows: more while it
 * answers, fewer when it refuses.
 * @throws ModelmarkError `rpc-all-failed` when too many requests would be needed.
 */
export function readLogs(
  client: ChainClient,
  search: LogSearch,
  options?: CallOptions,
): Promise<readonly FoundLog[]> {
  return searchLogs(client, search, parseFoundLog, options)
}

/** The same with where in the chain each log stands. */
export function readPlacedLogs(
  client: ChainClient,
  search: LogSearch,
  options?: CallOptions,
): Promise<readonly PlacedLog[]> {
  return searchLogs(client, search, parsePlacedLog, options)
}

async function searchLogs<Item>(
  client: ChainClient,
  { filter, fromBlock }: LogSearch,
  parse: (answer: unknown) => Item,
  options: CallOptions | undefined,
): Promise<readonly Item[]> {
  const newest = await client.request('eth_blockNumber', [], options)
  if (!isQuantity(newest)) throw new ModelmarkError('unexpected', { reason: 'block number is not a number' })
  const head = BigInt(newest)
  const logs: Item[] = []
  let from = fromBlock
  let span = FIRST_SPAN
  let limit = MAX_SPAN
  for (let requests = 0; from <= head; requests++) {
    if (requests === MAX_REQUESTS) {
      throw new ModelmarkError('rpc-all-failed', { reason: 'too many blocks to search', from, head })
    }
    const to = from + span - 1n < head ? from + span - 1n : head
    try {
      for (const answer of await readSpan(client, filter, from, to, options)) logs.push(parse(answer))
      from = to + 1n
      span = span * 4n < limit ? span * 4n : limit
    } catch (error) {
      if (!(error instanceof RpcError) || span === 1n) throw error
      limit = span / 2n
      span = limit
    }
  }
  return logs
}

async function readSpan(
  client: ChainClient,
  { address, topics }: LogFilter,
  from: bigint,
  to: bigint,
  options: CallOptions | undefined,
): Promise<readonly unknown[]> {
  const params = [{ address, topics, fromBlock: toQuantity(from), toBlock: toQuantity(to) }]
  const answer = await client.request('eth_getLogs', params, options)
  if (!Array.isArray(answer)) throw new ModelmarkError('unexpected', { reason: 'logs are not a list' })
  return answer
}
