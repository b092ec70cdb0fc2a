import type { ChainClient, MarketContracts } from '../../chain/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { nextTurn } from '../../store/index.ts'
import type { Documents } from '../documents.ts'
import { explainChain } from '../market-chains.ts'
import type { Catalog, CatalogProgress } from './catalog.ts'
import { type CatalogPage, type CatalogStorage, PAGE_SIZE } from './catalog-storage.ts'
import { currenciesOf } from './currencies-of.ts'
import { DescribedTable } from './described-table.ts'
import type { CatalogEntry } from './entry.ts'
import { type ChainFollower, createChainFollower } from './follow-chain.ts'
import { createWatchedProgress } from './watched-progress.ts'

export interface CatalogOptions {
  readonly client: ChainClient
  readonly contracts: MarketContracts
  readonly documents: Pick<Documents, 'manifest'>
  readonly storage: CatalogStorage
  /** Milliseconds between looks at the chain; a few blocks' time unless given. */
  readonly pollMs?: number | undefined
}

/** Milliseconds between writes to the storage. */
const SAVE_MS = 2000
/** Rows built in one turn. */
const ROWS_AT_ONCE = 200

const pageOf = (id: number) => Math.floor(id / PAGE_SIZE)

/**
 * A catalog without a server: reads the market's events from the chain and the manifests from gateways, remembers both, and
 * searches them in the page.
 */
export function createCatalog({ client, contracts, documents, storage, pollMs }: CatalogOptions): Catalog {
  const controller = new AbortController()
  const { signal } = controller
  const watched = createWatchedProgress({ contracts, pollMs, blockMs: client.chain.blockMs, look })
  const { store: progress, getState, subscribe, lookOnce, rest } = watched
  const table = new DescribedTable(client.chain.id, documents, ids => {
    for (const id of ids) dirty.add(pageOf(id))
    tell({})
  })
  /** Pages that differ from what is kept. */
  const dirty = new Set<number>()
  /** Undefined until what was kept is read. */
  let follower: ChainFollower | undefined
  let started: Promise<ChainFollower> | undefined
  let saved: ChainFollower['checkpoint']
  let saveTimer: ReturnType<typeof setTimeout> | undefined

  async function start(): Promise<ChainFollower> {
    const entries: CatalogEntry[] = []
    let shown = Promise.resolve()
    saved = await storage.load(page => {
      for (const entry of page.entries) entries.push(entry)
      table.restore(page.summaries)
      shown = shown.then(() => show(page.entries))
    })
    await shown
    if (!saved) await storage.clear()
    follower = createChainFollower(client, contracts, saved && { checkpoint: saved, entries })
    // Without a checkpoint nothing of it counts: it was damaged.
    update(saved ? table.nameless : entries.map(({ id }) => id))
    tell({})
    return follower
  }

  /** What was kept, newest first, and a slice at a time: the first models are there before the last are. */
  async function show(entries: readonly CatalogEntry[]) {
    const newestFirst = [...entries].reverse()
    for (let from = 0; from < newestFirst.length; from += ROWS_AT_ONCE) {
      await nextTurn('user-visible')
      for (const entry of newestFirst.slice(from, from + ROWS_AT_ONCE)) table.put(entry, false)
      if (from === 0) tell({})
    }
  }

  /** Models that changed on the chain. */
  function update(ids: Iterable<number>) {
    for (const id of ids) {
      const entry = follower?.get(id)
      dirty.add(pageOf(id))
      if (entry) table.put(entry)
      else table.delete(id)
    }
  }

  function tell(changes: Partial<CatalogProgress>) {
    const { error: _, ...before } = progress.getState()
    const { block, head } = follower ?? before
    const { size: models, described } = table
    progress.setState({ ...before, block, head, models, described, ...changes })
    saveTimer ??= setTimeout(() => void save(), SAVE_MS)
  }

  async function save() {
    saveTimer = undefined
    if (!follower?.checkpoint || dirty.size === 0) return
    const { checkpoint, settled } = follower
    const pages = new Map<number, CatalogPage>()
    for (const page of dirty) {
      const ids = Array.from({ length: PAGE_SIZE }, (_, i) => page * PAGE_SIZE + i)
      const entries = ids.flatMap(id => settled.get(id) ?? [])
      const summaries = entries.flatMap(({ manifestDigest }) => {
        const summary = table.summary(manifestDigest)
        return summary ? [[manifestDigest, summary]] : []
      })
      pages.set(page, { entries, summaries: Object.fromEntries(summaries) })
    }
    dirty.clear()
    if (await storage.save(pages, checkpoint, saved)) saved = checkpoint
  }

  async function look() {
    started ??= start()
    const chain = await started
    try {
      if (progress.getState().status !== 'following') tell({ status: 'reading' })
      await chain.readOn((changed, reset) => {
        if (reset) {
          saved = undefined
          void storage.clear()
        }
        update(changed)
        tell({})
      }, signal)
      if (!signal.aborted) tell({ status: 'following' })
    } catch (error) {
      const explained = await explainChain(error)
      if (!signal.aborted) tell({ status: 'failed', error: explained })
    }
  }

  return {
    getState,
    subscribe,
    async search(query) {
      if (signal.aborted) throw new ModelmarkError('aborted')
      const { rows, total, facets } = table.search(query)
      return {
        hits: rows.map(({ id, creator, name, licenses }) => ({
          asset: { chainId: client.chain.id, contract: contracts.registry, tokenId: BigInt(id) },
          creator,
          name,
          licenses,
        })),
        total,
        facets,
        currencies: await currenciesOf(client, facets),
      }
    },
    async refresh() {
      table.forgive()
      await lookOnce()
    },
    close() {
      controller.abort()
      rest()
      clearTimeout(saveTimer)
    },
  }
}
