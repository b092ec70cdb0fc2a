import { type Address, parseAddress } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { type Hex, isHash, isHexBytes, isQuantity } from '../hex.ts'
import type { Log, Receipt } from '../provider.ts'

/**
 * A receipt as nodes and wallets answer it; checked, because the next thing said is "done".
 * @throws ModelmarkError `unexpected`.
 */
export function parseReceipt(answer: unknown): Receipt {
  const { transactionHash, blockNumber, status, gasUsed, logs } = record(answer)
  if (!isHash(transactionHash)) throw malformed('transactionHash')
  if (!isQuantity(blockNumber)) throw malformed('blockNumber')
  if (!isQuantity(status)) throw malformed('status')
  if (!isQuantity(gasUsed)) throw malformed('gasUsed')
  if (!Array.isArray(logs)) throw malformed('logs')
  return {
    hash: transactionHash,
    blockNumber: BigInt(blockNumber),
    succeeded: BigInt(status) === 1n,
    gasUsed: BigInt(gasUsed),
    logs: logs.map(parseLog),
  }
}

/** @throws ModelmarkError `unexpected`. */
export function parseLog(answer: unknown): Log {
  const { address, topics, data } = record(answer)
  if (!Array.isArray(topics) || !topics.every(isHash)) throw malformed('topics')
  if (!isHexBytes(data)) throw malformed('data')
  return { address: logAddress(address), topics: topics as Hex[], data }
}

/** A log with where it stands. */
export interface PlacedLog extends Log {
  readonly blockNumber: bigint
  /** In its block. */
  readonly index: number
  readonly transactionHash: Hex
}

/** @throws ModelmarkError `unexpected`. */
export function parsePlacedLog(answer: unknown): PlacedLog {
  const { blockNumber, logIndex, transactionHash } = record(answer)
  if (!isQuantity(blockNumber)) throw malformed('blockNumber')
  if (!isQuantity(logIndex)) throw malformed('logIndex')
  if (!isHash(transactionHash)) throw malformed('transactionHash')
  return { ...parseLog(answer), blockNumber: BigInt(blockNumber), index: Number(logIndex), transactionHash }
}

function logAddress(value: unknown): Address {
  if (typeof value !== 'string') throw malformed('address')
  return parseAddress(value.toLowerCase())
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw malformed('object')
  return value as Record<string, unknown>
}

function malformed(field: string): ModelmarkError {
  return new ModelmarkError('unexpected', { reason: 'malformed receipt or log', field })
}
