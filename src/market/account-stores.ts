import { type AssetId, formatAssetId } from '../asset/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { type AccountReading, createAccountReading } from './account-reading.ts'
import { createLicenseList } from './license-list.ts'
import type { Market } from './market.ts'
import type { MarketChains } from './market-chains.ts'

type AccountStores = Pick<Market, 'licenses' | 'proposals' | 'disputesOf'>

/**
 * What is shown of a model to the account that is connected, each the same store for the same model. The code that reads
 * comes with the first element that asks.
 */
export function createAccountStores(sources: {
  readonly chains: MarketChains
  readonly wallet: Wallet
}): AccountStores & {
  /** Reads again what was read before. */
  refresh(asset: AssetId): void
  close(): void
} {
  const { chains } = sources
  const readings: Map<string, AccountReading<unknown>>[] = []

  function keptByAsset<Value>(create: (asset: AssetId) => AccountReading<Value>) {
    const kept = new Map<string, AccountReading<Value>>()
    readings.push(kept)
    return (asset: AssetId) => {
      const key = formatAssetId(asset)
      const reading = kept.get(key) ?? create(asset)
      kept.set(key, reading)
      return reading
    }
  }

  return {
    licenses: keptByAsset(asset => createLicenseList(sources, asset)),
    proposals: keptByAsset(asset =>
      createAccountReading(sources, asset, async account => {
        const { loadGovernance } = await import('./load-governance.ts')
        return loadGovernance(chains, asset, account)
      }),
    ),
    disputesOf: keptByAsset(asset =>
      createAccountReading(sources, asset, async account => {
        const { loadDisputes } = await import('./load-disputes.ts')
        return loadDisputes(chains, asset, account)
      }),
    ),
    refresh(asset) {
      for (const kept of readings) void kept.get(formatAssetId(asset))?.refresh()
    },
    close() {
      for (const kept of readings) for (const reading of kept.values()) reading.close()
    },
  }
}
