import { type Address, parseAddress } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { type Hex, isHash, isHexBytes, isQuantity } from '../hex.ts'
import type { Log } from '../provider.ts'

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

/** An object, whatever is in it. @throws ModelmarkError `unexpected`. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw malformed('object')
  return value as Record<string, unknown>
}

export function malformed(field: string): ModelmarkError {
  return new ModelmarkError('unexpected', { reason: 'malformed receipt or log', field })
}
