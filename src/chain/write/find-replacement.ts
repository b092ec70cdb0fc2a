import type { Address } from '../../asset/index.ts'
import type { ChainClient } from '../chain-client.ts'
import { isQuantity, toQuantity } from '../hex.ts'
import { parseTransaction, type SentTransaction } from '../rpc/parse-transaction.ts'

/** Blocks searched back from the newest one; nodes keep the state of about as many. */
const DEPTH = 100n

/**
 * The transaction that used a nonce, if it is in one of the last blocks: the block is found by bisecting the account's
 * transaction count, so few requests are needed.
 */
export async function findReplacement(
  client: ChainClient,
  { from, nonce }: { readonly from: Address; readonly nonce: number },
  signal: AbortSignal | undefined,
): Promise<SentTransaction | undefined> {
  const ask = (method: string, ...params: readonly unknown[]) => client.request(method, params, { signal })
  const newest = await ask('eth_blockNumber')
  if (!isQuantity(newest)) return undefined
  let high = BigInt(newest)
  let low = high > DEPTH ? high - DEPTH : 0n
  while (low < high) {
    const middle = (low + high) / 2n
    const count = await ask('eth_getTransactionCount', from, toQuantity(middle))
    if (isQuantity(count) && BigInt(count) > BigInt(nonce)) high = middle
    else low = middle + 1n
  }
  const block = await ask('eth_getBlockByNumber', toQuantity(low), true)
  const { transactions } = (block ?? {}) as { readonly transactions?: unknown }
  if (!Array.isArray(transactions)) return undefined
  return transactions
    .map(parseTransaction)
    .find(sent => sent.from === from.toLowerCase() && sent.nonce === nonce)
}
