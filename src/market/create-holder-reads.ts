import { type AssetId, formatAssetId } from '../asset/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { accountOf } from './account-reading.ts'
import type { Documents } from './documents.ts'
import type { HolderReads, MyLicenses } from './holdings.ts'
import { type ClosableReading, lazyReading } from './lazy-reading.ts'
import { explained, type MarketChains } from './market-chains.ts'
import type { PageStorage } from './page-storage.ts'
import type { UsageTransactions } from './usage.ts'

export interface HolderSources {
  readonly chains: MarketChains
  readonly wallet: Wallet
  readonly documents: Documents
  readonly storage: PageStorage
}

/** What the licenses of an account tell; the code that reads them comes with the first that asks. */
export function createHolderReads(sources: HolderSources): {
  readonly reads: HolderReads
  readonly meter: UsageTransactions['meter']
  refresh(asset: AssetId): void
  close(): void
} {
  const lists = new Map<string, ClosableReading<MyLicenses>>()
  const load = () => import('./load-holdings.ts')
  const loadReceipts = () => import('./load-receipt.ts')
  const keyOf = (registry: Pick<AssetId, 'chainId' | 'contract'>) =>
    formatAssetId({ ...registry, tokenId: 0n })

  const reads: HolderReads = {
    myLicenses(registry) {
      const key = keyOf(registry)
      const open = async () => {
        const { createMyLicenses } = await import('./my-licenses.ts')
        return createMyLicenses(sources, { ...registry, tokenId: 0n })
      }
      const list = lists.get(key) ?? lazyReading(open)
      lists.set(key, list)
      return list
    },
    access: (asset, needs = {}) =>
      explained(async () =>
        (await load()).loadAccess(sources.chains, asset, { account: accountOf(sources.wallet), ...needs }),
      ),
    usageOf: (...asked) => explained(async () => (await load()).loadUsage(sources, ...asked)),
    purchaseOf: (asset, licenseId) =>
      explained(async () => (await loadReceipts()).loadPurchase(sources.chains, asset, licenseId)),
    receipt: (asset, licenseId) =>
      explained(async () => (await loadReceipts()).loadReceipt(sources, asset, licenseId)),
  }
  return {
    reads,
    meter: (asset, licenseId) =>
      explained(async () => (await import('./usage-plans.ts')).openUsageMeter(sources, asset, licenseId)),
    refresh: asset => void lists.get(keyOf(asset))?.refresh(),
    close() {
      for (const list of lists.values()) list.close()
    },
  }
}
