import { isHash, isQuantity } from '../hex.ts'
import type { Receipt } from '../provider.ts'
import { malformed, parseLog, record } from './parse-log.ts'

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
