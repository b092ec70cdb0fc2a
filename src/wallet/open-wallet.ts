import type { Address } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { readChainId } from './chain-id.ts'
import { explainWallet } from './explain-wallet.ts'
import type { Eip1193Provider } from './wallet.ts'
import { readAccounts } from './wallet-session.ts'

export interface OpenedWallet {
  readonly provider: Eip1193Provider
  readonly account: Address
  readonly chainId: number
}

/**
 * Asks a wallet for the visitor's account, which prompts them. A module of its own: it comes with the click that connects.
 * @throws ModelmarkError `user-rejected`, `already-pending`, `aborted`, `unexpected`.
 */
export async function openWallet(
  open: (signal: AbortSignal) => Promise<Eip1193Provider>,
  signal: AbortSignal,
): Promise<OpenedWallet> {
  try {
    const provider = await orAborted(open(signal), signal)
    const accounts = await orAborted(provider.request({ method: 'eth_requestAccounts' }), signal)
    const account = readAccounts(accounts)[0]
    if (account === undefined) throw new ModelmarkError('user-rejected', { reason: 'no-accounts' })
    return { provider, account, chainId: await orAborted(readChainId(provider), signal) }
  } catch (error) {
    throw explainWallet(error)
  }
}

/** A wallet's prompt may stay open for ever; whoever waits for it need not. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new ModelmarkError('aborted'))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
