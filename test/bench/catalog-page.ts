/** Runs in the page of bench:catalog, which calls what `globalThis.bench` has. */
import { NATIVE } from '../../src/asset/index.ts'
import { type CatalogPage, openCatalogStorage, PAGE_SIZE } from '../../src/market/catalog/catalog-storage.ts'
import { type Catalog, type CatalogJob, openCatalog } from '../../src/market/catalog/index.ts'
import { generateModel, generateQueries } from './catalog-models.ts'

export interface Warm {
  /** Milliseconds from opening the catalog to the first models, named. */
  readonly firstResultsMs: number
  /** Milliseconds until every model is known and every word searchable. */
  readonly completeMs: number
  /** Milliseconds, one for each query. */
  readonly searches: readonly number[]
  readonly longestTaskMs: number
  /** Bytes of the page and its worker. */
  readonly memory: number
}

let longestTaskMs = 0
new PerformanceObserver(list => {
  for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration)
}).observe({ type: 'longtask', buffered: true })

const bench = {
  /** Puts the market into the browser's storage, as a visitor's last visit leaves it. */
  async keep(job: CatalogJob, models: number, block: number, hash: `0x${string}`): Promise<boolean> {
    const pages = new Map<number, CatalogPage>()
    for (let id = 1; id <= models; id++) {
      const { description, name, task, tags, format, size, creator, kind, free, closed, sold } =
        generateModel(id)
      const manifestDigest = `0x${id.toString(16).padStart(64, '0')}` as const
      const number = Math.floor(id / PAGE_SIZE)
      const page = pages.get(number) ?? { entries: [], summaries: {} }
      pages.set(number, {
        entries: [
          ...page.entries,
          {
            id,
            creator,
            manifestDigest,
            offers: [{ id, kind, currency: NATIVE, free, maxSupply: 0, sold, closed }],
            licenses: sold,
            delisted: false,
            endorsements: 0,
            revenue: {},
          },
        ],
        summaries: Object.assign(page.summaries, {
          [manifestDigest]: { name, description, task, tags, library: format, size },
        }),
      })
    }
    const storage = openCatalogStorage(`${job.chainId}:${job.contracts.registry}`)
    return storage.save(pages, { block: BigInt(block), hash }, undefined)
  },

  /** Seconds until all models' facts are known from the chain's events alone. */
  async cold(job: CatalogJob, models: number): Promise<number> {
    const startedAt = performance.now()
    const catalog = await openCatalog(job)
    await until(catalog, () => {
      const { status, models: known } = catalog.getState()
      return status === 'following' && known === models
    })
    catalog.close()
    return (performance.now() - startedAt) / 1000
  },

  async warm(job: CatalogJob, models: number): Promise<Warm> {
    const startedAt = performance.now()
    const catalog = await openCatalog(job)
    await until(catalog, async () => ((await catalog.search({})).hits[0]?.name ?? '') !== '')
    const firstResultsMs = performance.now() - startedAt
    // Newest models are made searchable first: when the oldest is found, all are.
    const oldest = generateModel(1)
    await until(catalog, async () => {
      const { hits } = await catalog.search({ text: oldest.description, limit: 200 })
      return hits.some(({ asset }) => asset.tokenId === 1n)
    })
    const completeMs = performance.now() - startedAt
    const searches: number[] = []
    for (const query of generateQueries(models)) {
      const askedAt = performance.now()
      await catalog.search(query)
      searches.push(performance.now() - askedAt)
    }
    const { bytes } = await performance.measureUserAgentSpecificMemory()
    catalog.close()
    return { firstResultsMs, completeMs, searches, longestTaskMs, memory: bytes }
  },
}

/** Resolves when `holds`, asked again after each change of the catalog. */
async function until(catalog: Catalog, holds: () => boolean | Promise<boolean>): Promise<void> {
  let changed: () => void = () => undefined
  const stop = catalog.subscribe(() => changed())
  for (;;) {
    const next = new Promise<void>(resolve => {
      changed = resolve
    })
    if (await holds()) break
    await next
  }
  stop()
}

declare global {
  interface Performance {
    /** @see https://wicg.github.io/performance-measure-memory/ */
    measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>
  }
}

export type CatalogBench = typeof bench
Object.assign(globalThis, { bench })
