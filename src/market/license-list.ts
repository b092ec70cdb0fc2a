import type { AssetId } from '../asset/index.ts'
import type { License } from '../license/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { explainChain, type MarketChains } from './market-chains.ts'
import { createReading, type Reading } from './reading.ts'

export interface LicenseList extends Reading<readonly License[]> {
  close(): void
}

/** Licenses of the connected account for a model, newest first. Another account's are never shown while its own load. */
export function createLicenseList(
  { chains, wallet }: { readonly chains: MarketChains; readonly wallet: Wallet },
  asset: AssetId,
): LicenseList {
  const reading = createReading(read, explainChain)
  let account = accountOf(wallet)
  const stop = wallet.subscribe(() => {
    const next = accountOf(wallet)
    if (next === account) return
    account = next
    reading.restart()
  })

  async function read(): Promise<readonly License[]> {
    if (account === undefined) return []
    const { loadLicenses } = await import('./load-licenses.ts')
    return loadLicenses(chains, asset, account)
  }

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
