import type { Address } from '../asset/index.ts'
import {
  aggregateCall,
  type Call,
  type EscrowKey,
  readReleasable,
  releaseEscrowCall,
  sendCall,
  simulateCall,
  waitForReceipt,
} from '../chain/index.ts'
import { withReserve } from './gas-reserve.ts'
import { canBatch, type Sent, sendBatch, sendOne } from './payment.ts'
import type { TransactionContext } from './transaction-context.ts'

export interface AfterReleases {
  /** What anybody may send, and pays out what the releases bring. */
  readonly call: Call
  readonly currency: Address
  readonly escrows: readonly EscrowKey[]
}

/**
 * Releases payments whose refund window is over, then sends a call, with as few prompts as there can be: one transaction
 * through Multicall3 where the chain has it, else one batch where the wallet sends those, else one transaction each. What
 * somebody else released, or a dispute keeps, in the meantime is left out.
 */
export async function sendAfterReleases(
  context: TransactionContext,
  { call, currency, escrows }: AfterReleases,
): Promise<Sent> {
  const { asset, client, contracts } = context
  const { vault } = contracts
  const question = { contracts, modelId: asset.tokenId, currency }
  const releasable = await readReleasable(client, question, escrows)
  const releases = releasable.map(key => releaseEscrowCall({ vault, ...key }))
  if (releases.length === 0) return sendOne(context, call)
  const { multicall3 } = client.chain
  if (multicall3 !== undefined) {
    const calls = [...releases, { ...call, allowFailure: false }]
    return sendOne(context, aggregateCall({ multicall3, calls }))
  }
  if (await canBatch(context)) return sendBatch(context, [...releases, call])
  for (const key of releasable) {
    // Prompts take time, in which somebody else may have done it.
    const [still] = await readReleasable(client, question, [key])
    if (still) await sendFirst(context, releaseEscrowCall({ vault, ...still }))
  }
  return sendOne(context, call)
}

/** Has the wallet send a transaction before the one that counts. What it was for shows in that one. */
async function sendFirst(context: TransactionContext, call: Call): Promise<void> {
  const { wallet, account, client, signal, tell } = context
  tell({ type: 'signing', what: 'transaction' })
  const { gas } = await simulateCall(client, { account, call })
  const chainId = client.chain.id
  const hash = await sendCall(wallet.provider(), { chainId, account, call, gas: withReserve(gas) })
  tell({ type: 'quoting' })
  await waitForReceipt(client, hash, { from: account, signal })
}
