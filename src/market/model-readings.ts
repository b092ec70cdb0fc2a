import { type Address, type AssetId, formatAssetId } from '../asset/index.ts'
import type { Wallet } from '../wallet/index.ts'
import { createAccountReading } from './account-reading.ts'
import { createChainReading } from './chain-reading.ts'
import type { Documents } from './documents.ts'
import type { Hubs } from './hub-orders.ts'
import type { Market } from './market.ts'
import type { MarketChains } from './market-chains.ts'
import type { Reading } from './reading.ts'
import { kept } from './transaction-groups.ts'

export interface ModelReadingSources extends Hubs {
  readonly chains: MarketChains
  readonly wallet: Wallet
  readonly documents: Documents
  /** Currencies whose revenue is shown besides those of a model's tiers, by chain id. */
  readonly currencies?: Readonly<Record<number, readonly Address[]>> | undefined
}

export interface ModelReadings {
  readonly reads: Pick<
    Market,
    | 'licenses'
    | 'royalties'
    | 'earnings'
    | 'revenue'
    | 'versions'
    | 'sharesOf'
    | 'orders'
    | 'proposals'
    | 'disputesOf'
  >
  /** Reads again what was read of a model before. */
  refresh(asset: AssetId): void
  close(): void
}

/**
 * What is read of a model besides what its card shows, each the same store for the same model. The code that reads comes with
 * the first who asks.
 */
export function createModelReadings(sources: ModelReadingSources): ModelReadings {
  const { chains, currencies } = sources
  const readings: Map<string, Reading<unknown> & { close?(): void }>[] = []

  function byAsset<Made extends Reading<unknown>>(create: (asset: AssetId) => Made) {
    const made = new Map<string, Made>()
    readings.push(made)
    return (asset: AssetId) => kept(made, asset, () => create(asset))
  }

  /** The same for whoever looks. */
  const ofModel = <Value>(read: (asset: AssetId) => Promise<Value>) =>
    byAsset(asset => createChainReading(chains, asset.chainId, () => read(asset)))

  /** Depends on the connected account. */
  const ofAccount = <Value>(read: (asset: AssetId, account: Address | undefined) => Promise<Value>) =>
    byAsset(asset => createAccountReading(sources, asset.chainId, account => read(asset, account)))

  const royaltySources = ({ chainId }: AssetId) => ({ chains, currencies: currencies?.[chainId] ?? [] })

  return {
    reads: {
      licenses: ofAccount(async (asset, account) => {
        if (account === undefined) return []
        return (await import('./load-licenses.ts')).loadLicenses(chains, asset, account)
      }),
      royalties: ofModel(async asset =>
        (await import('./load-royalties.ts')).loadRoyalties(royaltySources(asset), asset),
      ),
      earnings: ofModel(async asset =>
        (await import('./load-earnings.ts')).loadEarnings(royaltySources(asset), asset),
      ),
      revenue: ofModel(async asset =>
        (await import('./load-revenue-history.ts')).loadRevenueHistory(chains, asset),
      ),
      versions: ofModel(async asset => (await import('./load-versions.ts')).loadVersions(sources, asset)),
      sharesOf: ofAccount(async (asset, account) =>
        (await import('./load-shares.ts')).loadShares(chains, asset, account),
      ),
      orders: ofAccount(async (asset, account) =>
        (await import('./hub-orders.ts')).loadOrders(sources, { chains, asset, account }),
      ),
      proposals: ofAccount(async (asset, account) =>
        (await import('./load-governance.ts')).loadGovernance(chains, asset, account),
      ),
      disputesOf: ofAccount(async (asset, account) =>
        (await import('./load-disputes.ts')).loadDisputes(chains, asset, account),
      ),
    },
    refresh(asset) {
      for (const made of readings) void made.get(formatAssetId(asset))?.refresh()
    },
    close() {
      for (const made of readings) for (const reading of made.values()) reading.close?.()
    },
  }
}
