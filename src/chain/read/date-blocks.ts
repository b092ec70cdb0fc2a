import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { readBlockTime } from './read-block-time.ts'

/** Months since the year 0, UTC. */
export function monthOf(unixSeconds: number): number {
  const date = new Date(unixSeconds * 1000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/**
 * The month (`monthOf`) of each block, for blocks in ascending order. Time never runs backwards, so blocks between two of one
 * month are of that month: few are asked for. Those older than `months` before the newest are left out.
 * @throws ModelmarkError as `readBlockTime`; `unexpected` where time runs backwards.
 */
export async function monthsOfBlocks(
  client: ChainClient,
  { blocks, months }: { readonly blocks: readonly bigint[]; readonly months: number },
  options?: CallOptions,
): Promise<ReadonlyMap<bigint, number>> {
  const distinct = [...new Set(blocks)]
  const found = new Map<bigint, number>()
  const [oldest, newest] = [distinct.at(0), distinct.at(-1)]
  if (oldest === undefined || newest === undefined) return found

  const read = async (block: bigint) => monthOf(await readBlockTime(client, block, options))
  const [first, last] = await Promise.all([read(oldest), read(newest)])
  await fill(0, distinct.length - 1, first, last)
  return found

  async function fill(from: number, to: number, monthFrom: number, monthTo: number): Promise<void> {
    if (monthFrom > monthTo) throw new ModelmarkError('unexpected', { reason: 'time runs backwards' })
    if (monthTo <= last - months) return
    if (monthFrom === monthTo || to - from <= 1) {
      for (const block of distinct.slice(from, to)) keep(block, monthFrom)
      keep(distinct[to], monthTo)
      return
    }
    const middle = (from + to) >> 1
    const month = await read(distinct[middle] ?? oldest ?? 0n)
    await Promise.all([fill(from, middle, monthFrom, month), fill(middle, to, month, monthTo)])
  }

  function keep(block: bigint | undefined, month: number): void {
    if (block !== undefined && month > last - months) found.set(block, month)
  }
}
