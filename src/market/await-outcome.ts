import type { Digest } from '../asset/index.ts'
import { type ChainClient, waitForCalls, waitForReceipt } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { AwaitOutcome } from './create-transaction.ts'

/** Waits until what was sent is in a block deep enough for its chain, or was replaced. */
export const awaitOutcome: AwaitOutcome = async (context, { via, id, nonce }, onNonce) => {
  const { wallet, client, account, signal, tell } = context
  if (via === 'batch') return { receipt: await waitForCalls(wallet.provider(), { id, signal }) }
  const hash = id as Digest
  const known = nonce ?? (await readNonce(client, hash))
  if (nonce === undefined && known !== undefined) onNonce(known)
  const onConfirmation = (confirmations: number, needed: number) =>
    tell({ type: 'mined', confirmations, needed })
  const outcome = await waitForReceipt(client, hash, { from: account, nonce: known, signal, onConfirmation })
  if (outcome.status === 'mined') return { receipt: outcome.receipt }
  const { by } = outcome
  if (by === undefined) throw new ModelmarkError('reverted', { reason: 'replaced', hash })
  const instead = await waitForReceipt(client, by, { from: account, signal, onConfirmation })
  if (instead.status === 'mined') return { receipt: instead.receipt, replacedBy: by }
  throw new ModelmarkError('reverted', { reason: 'replaced', hash })
}

/** Kept with the transaction: once it is replaced, no node can tell any more which nonce it had. */
async function readNonce(client: ChainClient, hash: Digest): Promise<number | undefined> {
  try {
    const sent = (await client.request('eth_getTransactionByHash', [hash])) as {
      readonly nonce?: unknown
    } | null
    const nonce = Number(sent?.nonce)
    return Number.isSafeInteger(nonce) ? nonce : undefined
  } catch {
    return undefined
  }
}
