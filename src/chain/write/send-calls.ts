import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { pause } from '../../store/index.ts'
import type { Call } from '../call.ts'
import { toQuantity } from '../hex.ts'
import type { ChainProvider, Receipt } from '../provider.ts'
import { parseReceipt } from '../rpc/parse-receipt.ts'
import { ask, requireChain } from './send-call.ts'

/**
 * Whether the wallet can send several calls of this account as one all-or-nothing transaction. Never prompts; a wallet
 * that does not know the question cannot.
 * @see https://eips.ethereum.org/EIPS/eip-5792
 */
export async function readBatchSupport(
  provider: ChainProvider,
  { chainId, account }: { readonly chainId: number; readonly account: Address },
): Promise<boolean> {
  const chain = toQuantity(chainId)
  let answer: unknown
  try {
    answer = await provider.request({ method: 'wallet_getCapabilities', params: [account, [chain]] })
  } catch {
    return false
  }
  const capabilities = { ...record(record(answer)['0x0']), ...record(record(answer)[chain]) }
  const { status } = record(capabilities['atomic'])
  return status === 'supported' || status === 'ready'
}

/**
 * Has the wallet send several calls as one all-or-nothing transaction.
 * @returns The wallet's id of the batch, for `waitForCalls`.
 * @throws ModelmarkError as `sendCall`.
 */
export async function sendCalls(
  provider: ChainProvider,
  {
    chainId,
    account,
    calls,
  }: { readonly chainId: number; readonly account: Address; readonly calls: readonly Call[] },
): Promise<string> {
  await requireChain(provider, chainId)
  const batch = {
    version: '2.0.0',
    chainId: toQuantity(chainId),
    from: account,
    atomicRequired: true,
    calls: calls.map(({ to, data, value }) => ({ to, data, value: toQuantity(value) })),
  }
  const answer = await ask(provider, 'wallet_sendCalls', [batch])
  const id = typeof answer === 'string' ? answer : record(answer)['id']
  if (typeof id !== 'string') throw new ModelmarkError('unexpected', { reason: 'wallet gave no batch id' })
  return id
}

const POLL_MS = 1000
const CONFIRMED = 200

/**
 * Waits until a batch is in a block.
 * @throws ModelmarkError `reverted` if it failed, `aborted`.
 */
export async function waitForCalls(
  provider: ChainProvider,
  { id, signal }: { readonly id: string; readonly signal?: AbortSignal | undefined },
): Promise<Receipt> {
  for (;;) {
    const { status, receipts } = record(await ask(provider, 'wallet_getCallsStatus', [id]))
    if (status === CONFIRMED || status === 'CONFIRMED') {
      const last = Array.isArray(receipts) ? receipts.at(-1) : undefined
      return parseReceipt(last)
    }
    if (typeof status === 'number' && status > CONFIRMED) {
      throw new ModelmarkError('reverted', { batch: id.slice(0, 80), status })
    }
    await pause(POLL_MS, signal)
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
