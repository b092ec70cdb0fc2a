import type { Address } from '../asset/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { createChainReading } from './chain-reading.ts'
import type { MarketChains } from './market-chains.ts'
import type { Reading } from './reading.ts'

export interface AccountReading<Value> extends Reading<Value> {
  close(): void
}

/** What the chain says of the connected account. Another account's is never shown while its own loads. */
export function createAccountReading<Value>(
  { chains, wallet }: { readonly chains: MarketChains; readonly wallet: Wallet },
  chainId: number,
  read: (account: Address | undefined) => Promise<Value>,
): AccountReading<Value> {
  let account = accountOf(wallet)
  const reading = createChainReading(chains, chainId, () => read(account))
  const close = wallet.subscribe(() => {
    const next = accountOf(wallet)
    if (next === account) return
    account = next
    reading.restart()
  })
  return { ...reading, close }
}

/** The connected account. */
export function accountOf(wallet: Wallet): Address | undefined {
  const state = wallet.getState()
  return state.status === 'connected' ? state.account : undefined
}
