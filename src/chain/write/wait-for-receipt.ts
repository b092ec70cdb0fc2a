import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { pause } from '../../store/index.ts'
import type { Call } from '../call.ts'
import type { ChainClient } from '../chain-client.ts'
import { type Hex, isQuantity } from '../hex.ts'
import type { Receipt } from '../provider.ts'
import { readReceipt } from '../read/read-receipt.ts'
import { parseTransaction, type SentTransaction } from '../rpc/parse-transaction.ts'
import { findReplacement } from './find-replacement.ts'

/**
 * How waiting ended. A transaction that the wallet sent again with more gas counts as the same: its receipt then has
 * another hash. `replaced` is one that did something else with the nonce; `by` where it was found.
 */
export type ReceiptOutcome =
  | { readonly status: 'mined'; readonly receipt: Receipt }
  | { readonly status: 'replaced'; readonly by?: Hex }

export interface WaitOptions {
  readonly from: Address
  /** What was sent: by it a repetition with more gas is told from another transaction. Asked of the chain by the hash where it is not given. */
  readonly call?: Call | undefined
  /** Asked of the chain by the hash where it is not given; without it a replacement is not noticed. */
  readonly nonce?: number | undefined
  /** Blocks, its own included; as the chain wants unless given. */
  readonly confirmations?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onConfirmation?: ((confirmations: number, needed: number) => void) | undefined
}

/** Failed polls in a row after which waiting ends with the last one's error. */
const MAX_FAILURES = 8
/** Times that a nonce must be seen used, with no receipt, before it is believed: endpoints lag behind each other. */
const SIGHTINGS = 3

/**
 * Waits until a transaction has enough blocks on it. A reorganised one is waited for again.
 * @throws ModelmarkError `aborted`; `rpc-timeout` or `rpc-all-failed` if the chain cannot be reached for long. A reverted
 * transaction is not thrown: `receipt.succeeded` is false.
 */
export async function waitForReceipt(
  client: ChainClient,
  hash: Hex,
  { from, nonce, call, confirmations, signal, onConfirmation }: WaitOptions,
): Promise<ReceiptOutcome> {
  const needed = confirmations ?? client.chain.confirmations
  const pollMs = Math.min(4000, Math.max(100, client.chain.blockMs / 2))
  let sent: SentTransaction | undefined
  let watched = hash
  let sightings = 0
  let seen = 0
  let failures = 0
  for (;;) {
    try {
      const receipt = await readReceipt(client, { hash: watched }, { signal })
      if (receipt !== undefined) {
        sightings = 0
        const depth =
          Number((await readQuantity(client, 'eth_blockNumber', [], signal)) - receipt.blockNumber) + 1
        const count = Math.max(1, depth)
        if (count !== seen) onConfirmation?.(Math.min(count, needed), needed)
        seen = count
        if (count >= needed) {
          client.forget()
          return { status: 'mined', receipt }
        }
      } else {
        sent ??= await readTransaction(client, hash, signal)
        const ownNonce = nonce ?? sent?.nonce
        if (
          ownNonce !== undefined &&
          (await isUsed(client, from, ownNonce, signal)) &&
          ++sightings === SIGHTINGS
        ) {
          const replacement = await findReplacement(client, { from, nonce: ownNonce }, signal)
          if (replacement?.hash === hash) {
            sightings = 0
          } else if (replacement !== undefined && doesTheSame(replacement, call ?? sent)) {
            watched = replacement.hash
            sightings = 0
          } else {
            client.forget()
            return { status: 'replaced', ...(replacement === undefined ? {} : { by: replacement.hash }) }
          }
        }
      }
      failures = 0
    } catch (error) {
      const final = error instanceof ModelmarkError && error.code === 'aborted'
      if (final || ++failures === MAX_FAILURES) throw error
    }
    await pause(pollMs, signal)
  }
}

async function readTransaction(
  client: ChainClient,
  hash: Hex,
  signal: AbortSignal | undefined,
): Promise<SentTransaction | undefined> {
  const answer = await client.request('eth_getTransactionByHash', [hash], { signal })
  return answer === null ? undefined : parseTransaction(answer)
}

async function isUsed(
  client: ChainClient,
  from: Address,
  nonce: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  return (await readQuantity(client, 'eth_getTransactionCount', [from, 'latest'], signal)) > BigInt(nonce)
}

async function readQuantity(
  client: ChainClient,
  method: string,
  params: readonly unknown[],
  signal: AbortSignal | undefined,
): Promise<bigint> {
  const answer = await client.request(method, params, { signal })
  if (!isQuantity(answer)) throw new ModelmarkError('unexpected', { reason: 'not a number', method })
  return BigInt(answer)
}

function doesTheSame(sent: SentTransaction, wanted: Call | SentTransaction | undefined): boolean {
  return (
    wanted !== undefined &&
    sent.to === wanted.to?.toLowerCase() &&
    sent.data === wanted.data.toLowerCase() &&
    sent.value === wanted.value
  )
}
