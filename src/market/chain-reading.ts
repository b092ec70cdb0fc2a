import { explainChain, type MarketChains } from './market-chains.ts'
import { createReading, type Reading } from './reading.ts'

/** What is read of a chain from the first subscriber on; read again, nothing that the client kept counts. */
export function createChainReading<Value>(
  chains: MarketChains,
  chainId: number,
  read: () => Promise<Value>,
): Reading<Value> {
  const reading = createReading(read, explainChain)
  return {
    ...reading,
    refresh() {
      try {
        chains.client(chainId).forget()
      } catch {
        // An unknown chain is told by the read itself.
      }
      return reading.refresh()
    },
  }
}
