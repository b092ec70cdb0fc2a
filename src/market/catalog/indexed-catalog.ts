import { type ChainClient, chainInfo, createChainClient } from '../../chain/index.ts'
import { ModelmarkError, toModelmarkError } from '../../error/index.ts'
import { createStore } from '../../store/index.ts'
import { askIndexer } from './ask-indexer.ts'
import type { Catalog, CatalogProgress, CatalogQuery } from './catalog.ts'
import type { CatalogJob } from './catalog-job.ts'
import { currenciesOf } from './currencies-of.ts'
import { watchVisibility } from './watch-visibility.ts'

export interface IndexedCatalogOptions {
  readonly job: Omit<CatalogJob, 'gateways'>
  /** Address of an indexer, as `modelmark index` says it. */
  readonly indexer: string
  readonly fetch?: typeof globalThis.fetch | undefined
}

const MIN_POLL_MS = 4000

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
  const every = pollMs ?? Math.max(MIN_POLL_MS, chainInfo(chainId).blockMs)
  const progress = createStore<CatalogProgress>({
    status: 'idle',
    fromBlock: contracts.fromBlock,
    block: contracts.fromBlock,
    head: contracts.fromBlock,
    models: 0,
    described: 0,
    pollMs: every,
  })
  let subscribers = 0
  let stopWatching: (() => void) | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  let looking: Promise<void> | undefined

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

  function lookOnce(): Promise<void> {
    looking ??= look().finally(() => (looking = undefined))
    return looking
  }

  function poll(wanted: boolean) {
    clearInterval(timer)
    if (!wanted) return
    void lookOnce()
    timer = setInterval(() => void lookOnce(), every)
  }

  function rest() {
    stopWatching?.()
    poll(false)
  }

  return {
    getState: progress.getState,
    subscribe(listener) {
      const stop = progress.subscribe(listener)
      if (subscribers++ === 0) stopWatching = watchVisibility(poll)
      return () => {
        stop()
        if (--subscribers === 0) rest()
      }
    },
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
