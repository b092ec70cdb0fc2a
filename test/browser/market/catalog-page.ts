import { type Catalog, type CatalogJob, openCatalog } from '../../../src/market/catalog/index.ts'

let catalog: Catalog

/** What a page sees of a catalog; values that pass between browser and test. */
const visits = {
  /** Reads until `models` are described; the names found for `text`. */
  async names(job: CatalogJob, models: number, text: string): Promise<readonly string[]> {
    catalog = await openCatalog(job)
    await until(({ status, described }) => status === 'following' && described === models)
    const { hits } = await catalog.search({ text })
    return hits.map(({ name }) => name)
  },
  /** Resolves with the name of the newest model once there are so many. */
  async newest(models: number): Promise<string | undefined> {
    await until(({ described }) => described === models)
    return (await catalog.search({ sort: 'new' })).hits[0]?.name
  },
  /** The code and a fact of the error that reading ends in. */
  async failure(job: CatalogJob): Promise<readonly [string | undefined, boolean]> {
    catalog = await openCatalog(job)
    await until(({ status }) => status === 'failed')
    const { error } = catalog.getState()
    return [error?.code, error instanceof Error]
  },
  /** What becomes of a search under way when the catalog is closed. */
  async searchAndClose(): Promise<string> {
    const search = catalog.search({})
    catalog.close()
    return search.then(
      () => 'found',
      error => error.code,
    )
  },
}

function until(holds: (state: ReturnType<Catalog['getState']>) => boolean): Promise<void> {
  return new Promise(resolve => {
    const stop = catalog.subscribe(state => {
      if (!holds(state)) return
      queueMicrotask(() => stop())
      resolve()
    })
    if (holds(catalog.getState())) resolve()
  })
}

export type CatalogVisits = typeof visits
Object.assign(globalThis, { visits })
