import type { CallOptions, ChainClient } from '../chain-client.ts'
import type { Hex } from '../hex.ts'
import type { Receipt } from '../provider.ts'
import { parseReceipt } from '../rpc/parse-receipt.ts'

/** What became of a transaction; `undefined` while it is in no block. */
export async function readReceipt(
  client: ChainClient,
  { hash }: { readonly hash: Hex },
  options?: CallOptions,
): Promise<Receipt | undefined> {
  const answer = await client.request('eth_getTransactionReceipt', [hash], options)
  return answer === null ? undefined : parseReceipt(answer)
}
