import type { Address, AssetId } from '../asset/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { explainChain, type MarketChains } from './market-chains.ts'
import { createReading, type Reading } from './reading.ts'

/** What is read of a model, from the first subscriber on. */
export interface ModelReading<Value> extends Reading<Value> {
  close?(): void
}

/** What is the same for whoever looks. */
export function createModelReading<Value>(
  chains: MarketChains,
  asset: AssetId,
  load: () => Promise<Value>,
): ModelReading<Value> {
  const reading = createReading(load, explainChain)
  return {
    ...reading,
    refresh() {
      chains.client(asset.chainId).forget()
      return reading.refresh()
    },
  }
}

/** What depends on the connected account. Another account's is never shown while its own loads. */
export function createAccountReading<Value>(
  { chains, wallet }: { readonly chains: MarketChains; readonly wallet: Wallet },
  asset: AssetId,
  load: (account: Address | undefined) => Promise<Value>,
): ModelReading<Value> {
  let account = accountOf(wallet)
  const reading = createModelReading(chains, asset, () => load(account))
  const close = wallet.subscribe(() => {
    const next = accountOf(wallet)
    if (next === account) return
    account = next
    reading.restart()
  })
  return { ...reading, close }
}

function accountOf(wallet: Wallet) {
  const state = wallet.getState()
  return state.status === 'connected' ? state.account : undefined
}
