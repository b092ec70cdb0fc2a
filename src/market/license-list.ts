import type { AssetId } from '../asset/index.ts'
import type { License } from '../license/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { type AccountReading, createAccountReading } from './account-reading.ts'
import type { MarketChains } from './market-chains.ts'

export type LicenseList = AccountReading<readonly License[]>

/** Licenses of the connected account for a model, newest first. */
export function createLicenseList(
  sources: { readonly chains: MarketChains; readonly wallet: Wallet },
  asset: AssetId,
): LicenseList {
  return createAccountReading(sources, asset.chainId, async account => {
    if (account === undefined) return []
    const { loadLicenses } = await import('./load-licenses.ts')
    return loadLicenses(sources.chains, asset, account)
  })
}
