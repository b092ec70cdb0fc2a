import type { Address } from '../asset/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { explainChain, type MarketChains } from './market-chains.ts'
import { createReading, type Reading } from './reading.ts'

export interface AccountReading<Value> extends Reading<Value> {
  close(): void
}

/** What the chain says of the connected account. Another account's is never shown while its own loads. */
export function createAccountReading<Value>(
  { chains, wallet }: { readonly chains: MarketChains; readonly wallet: Wallet },
  chainId: number,
  read: (account: Address | undefined) => Promise<Value>,
): AccountReading<Value> {
  const reading = createReading(() => read(account), explainChain)
  let account = accountOf(wallet)
  const stop = wallet.subscribe(() => {
    const next = accountOf(wallet)
    if (next === account) return
    account = next
    reading.restart()
  })

  return {
    ...reading,
    async refresh() {
      try {
        chains.client(chainId).forget()
      } catch {
        // An unknown chain is told by the read itself.
      }
      await reading.refresh()
    },
    close: stop,
  }
}

/** The connected account. */
export function accountOf(wallet: Wallet): Address | undefined {
  const state = wallet.getState()
  return state.status === 'connected' ? state.account : undefined
}
