import type { Address, AssetId } from '../asset/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { explainChain, type MarketChains } from './market-chains.ts'
import { createReading, type Reading } from './reading.ts'

export interface AccountReading<Value> extends Reading<Value> {
  close(): void
}

/**
 * What is read about a model for the account that is connected, if any. What was read for another account is never shown
 * while its own loads.
 */
export function createAccountReading<Value>(
  { chains, wallet }: { readonly chains: MarketChains; readonly wallet: Wallet },
  asset: AssetId,
  load: (account: Address | undefined) => Promise<Value>,
): AccountReading<Value> {
  const reading = createReading(() => load(account), explainChain)
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
      chains.client(asset.chainId).forget()
      await reading.refresh()
    },
    close: stop,
  }
}

function accountOf(wallet: Wallet) {
  const state = wallet.getState()
  return state.status === 'connected' ? state.account : undefined
}
