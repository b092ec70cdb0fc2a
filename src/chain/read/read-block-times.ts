import type { CallOptions, ChainClient } from '../chain-client.ts'
import { readBlockTime } from './read-block-time.ts'

/** Blocks asked for at most, the newest: each is a request of its own. */
const MAX_BLOCKS = 50

/** When blocks were made, Unix seconds by number; without those that no endpoint tells of. */
export async function readBlockTimes(
  client: ChainClient,
  numbers: readonly bigint[],
  options?: CallOptions,
): Promise<ReadonlyMap<bigint, number>> {
  const distinct = [...new Set(numbers)].sort((a, b) => (a < b ? 1 : -1)).slice(0, MAX_BLOCKS)
  const times = await Promise.all(
    distinct.map(number => readBlockTime(client, number, options).catch(() => undefined)),
  )
  return new Map(
    distinct.flatMap((number, i) => {
      const time = times[i]
      return time === undefined ? [] : [[number, time] as const]
    }),
  )
}
