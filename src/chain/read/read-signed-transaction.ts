import { formatTransaction, keccak256, type RpcTransaction, serializeTransaction } from 'viem'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import type { Hex } from '../hex.ts'

/**
 * A transaction as its sender signed it, so that it proves itself: its Keccak-256 is its hash, and the signature names the
 * sender. `undefined` where the endpoint does not know it or it is of a kind that cannot be written down again.
 */
export async function readSignedTransaction(
  client: ChainClient,
  { hash }: { readonly hash: Hex },
  options?: CallOptions,
): Promise<Hex | undefined> {
  const answer = await client.request('eth_getTransactionByHash', [hash], options)
  try {
    const {
      r,
      s,
      v,
      yParity,
      blobVersionedHashes: _,
      ...transaction
    } = formatTransaction(answer as RpcTransaction)
    const { input: data, gas } = transaction
    const signature = { r, s, ...(yParity === undefined ? { v } : { yParity }) }
    const signed = serializeTransaction({ ...transaction, data, gas } as never, signature as never)
    return keccak256(signed) === hash ? signed : undefined
  } catch {
    return undefined
  }
}
