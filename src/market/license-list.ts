import type { AssetId } from '../asset/index.ts'
import type { License } from '../license/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { type AccountReading, createAccountReading } from './account-reading.ts'
import type { MarketChains } from './market-chains.ts'

/** Licenses of the connected account for a model, newest first. */
export function createLicenseList(
  sources: { readonly chains: MarketChains; readonly wallet: Wallet },
  asset: AssetId,
): AccountReading<readonly License[]> {
  return createAccountReading(sources, asset, async account => {
    if (account === undefined) return []
    const { loadLicenses } = await import('./load-licenses.ts')
    return loadLicenses(sources.chains, asset, account)
  })
}
