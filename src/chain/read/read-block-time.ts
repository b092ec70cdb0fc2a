import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { isQuantity, toQuantity } from '../hex.ts'

/** Unix seconds of a block. @throws ModelmarkError as `ChainClient.request`; `unexpected` if there is no such block. */
export async function readBlockTime(
  client: ChainClient,
  block: bigint | 'latest',
  options?: CallOptions,
): Promise<number> {
  const answer = await client.request(
    'eth_getBlockByNumber',
    [typeof block === 'bigint' ? toQuantity(block) : block, false],
    options,
  )
  const { timestamp } = Object(answer) as Record<string, unknown>
  if (!isQuantity(timestamp)) throw new ModelmarkError('unexpected', { reason: 'block without time', block })
  return Number(timestamp)
}
