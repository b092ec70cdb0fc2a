import type { AssetId } from '../asset/index.ts'
import type { Documents } from './documents.ts'
import { explainChain, type MarketChains } from './market-chains.ts'
import { createReading, type Reading } from './reading.ts'
import type { ModelVersions } from './versions.ts'

/** A model's history; the code that reads it comes with the first element that asks. */
export function createVersionStore(
  sources: { readonly chains: MarketChains; readonly documents: Documents },
  asset: AssetId,
): Pick<Reading<ModelVersions>, 'getState' | 'subscribe' | 'refresh'> {
  const reading = createReading(async () => {
    const { loadVersions } = await import('./load-versions.ts')
    return loadVersions(sources, asset)
  }, explainChain)

  return {
    getState: reading.getState,
    subscribe: reading.subscribe,
    async refresh() {
      sources.chains.client(asset.chainId).forget()
      await reading.refresh()
    },
  }
}
