import { type ChainClient, createChainClient } from '../../chain/index.ts'
import { ModelmarkError, toModelmarkError } from '../../error/index.ts'
import { askIndexer } from './ask-indexer.ts'
import type { Catalog, CatalogQuery } from './catalog.ts'
import type { CatalogJob } from './catalog-job.ts'
import { currenciesOf } from './currencies-of.ts'
import { createWatchedProgress } from './watched-progress.ts'

export interface IndexedCatalogOptions {
  readonly job: Omit<CatalogJob, 'gateways'>
  /** Address of an indexer, as `modelmark index` says it. */
  readonly indexer: string
  readonly fetch?: typeof globalThis.fetch | undefined
}

/**
 * A catalog that asks an indexer instead of reading the chain. What the indexer says is believed for what is shown in a list
 * and in what order: which model, of which registry, on which chain is meant comes from the page, and whoever shows or buys
 * one of them reads its name, price and terms from the chain.
 * @throws ModelmarkError `bad-config`, `chain-unknown`.
 */
export function createIndexedCatalog({ job, indexer, fetch }: IndexedCatalogOptions): Catalog {
  const { chainId, contracts, rpcUrls, pollMs } = job
  const controller = new AbortController()
  const { signal } = controller
  const client: ChainClient = createChainClient({ chainId, rpcUrls })
  const watched = createWatchedProgress({ contracts, pollMs, blockMs: client.chain.blockMs, look })
  const { store: progress, getState, subscribe, lookOnce, rest } = watched

  const ask = (query: CatalogQuery) =>
    askIndexer({ indexer, chainId, registry: contracts.registry, fetch, signal }, query)

  async function look() {
    try {
      const { block, head, models, described } = await ask({ limit: 0 })
      const status = block < head ? 'reading' : 'following'
      const { error: _, ...before } = progress.getState()
      const after = { ...before, status, block, head, models, described } as const
      const hasChanged = (Object.keys(after) as (keyof typeof after)[]).some(
        key => after[key] !== before[key],
      )
      if (hasChanged && !signal.aborted) progress.setState(after)
    } catch (error) {
      if (!signal.aborted)
        progress.setState({ ...progress.getState(), status: 'failed', error: toModelmarkError(error) })
    }
  }

  return {
    getState,
    subscribe,
    async search(query) {
      if (signal.aborted) throw new ModelmarkError('aborted')
      const { hits, total, facets } = await ask(query)
      return { hits, total, facets, currencies: await currenciesOf(client, facets) }
    },
    refresh: lookOnce,
    close() {
      controller.abort()
      rest()
    },
  }
}
