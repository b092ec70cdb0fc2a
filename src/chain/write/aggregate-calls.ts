import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { type AggregatedCall, encodeAggregate3 } from '../rpc/multicall3.ts'

/**
 * Several calls as one transaction, through Multicall3, which is then who makes them: for what anybody may do. Those that may
 * fail fail alone; if another one does, nothing is done.
 */
export function aggregateCall({
  multicall3,
  calls,
}: {
  readonly multicall3: Address
  /** None with coins. */
  readonly calls: readonly AggregatedCall[]
}): Call {
  return { to: multicall3, data: encodeAggregate3(calls), value: 0n }
}
