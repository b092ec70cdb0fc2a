import type { Address, AssetId } from '../asset/index.ts'
import type { Royalties } from './market.ts'
import { explainChain, type MarketChains } from './market-chains.ts'
import { createReading, type Reading } from './reading.ts'

/** Who gets what of a model's revenue; the code that reads it comes with the first panel that asks. */
export function createRoyaltyStore(
  sources: { readonly chains: MarketChains; readonly currencies: readonly Address[] },
  asset: AssetId,
): Pick<Reading<Royalties>, 'getState' | 'subscribe' | 'refresh'> {
  const reading = createReading(async () => {
    const { loadRoyalties } = await import('./load-royalties.ts')
    return loadRoyalties(sources, asset)
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
