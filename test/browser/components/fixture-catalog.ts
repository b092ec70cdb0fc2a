import type { Address } from '../../../src/asset/index.ts'
import type { CatalogEntry } from '../../../src/market/catalog/entry.ts'
import { SearchTable } from '../../../src/market/catalog/search-table.ts'
import type { Summary } from '../../../src/market/catalog/summary.ts'
import type { Catalog, CatalogProgress, CatalogQuery, CatalogResult } from '../../../src/market/index.ts'
import { createStore } from '../../../src/store/index.ts'
import { CREATOR, digest, USDC } from './fixture-market.ts'

export const REGISTRY: Address = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
export const OTHER_CREATOR: Address = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'

const TASKS = ['text-generation', 'image-classification', 'translation'] as const
const COLOURS = ['Amber', 'Birch', 'Coral', 'Dune', 'Ember'] as const

/** Models that differ in every facet: three tasks in turn, every fifth free, every seventh not on sale. */
export function fixtureEntries(count: number): (readonly [CatalogEntry, Summary])[] {
  return Array.from({ length: count }, (_, i) => {
    const id = i + 1
    const task = TASKS[i % 3] ?? TASKS[0]
    const price = { currency: USDC.address, free: id % 5 === 0, maxSupply: 0, sold: i, closed: id % 7 === 0 }
    const entry: CatalogEntry = {
      id,
      creator: id % 4 === 0 ? OTHER_CREATOR : CREATOR,
      manifestDigest: digest(id),
      offers: [{ id, kind: id % 2 === 0 ? 'subscription' : 'one-time', ...price }],
      licenses: i,
      delisted: false,
      endorsements: id % 3,
      revenue: { [USDC.address]: String((id * 7) % 5) },
    }
    const name = `${COLOURS[i % 5]} ${id}`
    return [
      entry,
      { name, description: '', task, tags: [], library: 'gguf', size: 10 ** (7 + (i % 4)) },
    ] as const
  })
}

/** A catalog whose progress a test sets; it searches as the real one does. */
export class FixtureCatalog implements Catalog {
  readonly #store = createStore<CatalogProgress>({
    status: 'following',
    fromBlock: 1n,
    block: 1000n,
    head: 1000n,
    models: 0,
    described: 0,
    pollMs: 4000,
  })
  readonly #table = new SearchTable(8453)
  readonly queries: CatalogQuery[] = []
  refreshes = 0
  getState = this.#store.getState
  subscribe = this.#store.subscribe

  constructor(entries: readonly (readonly [CatalogEntry, Summary])[], state: Partial<CatalogProgress> = {}) {
    for (const [entry, summary] of entries) this.#table.put(entry, summary)
    this.setState({ models: entries.length, described: entries.length, ...state })
  }

  setState(changes: Partial<CatalogProgress>): void {
    this.#store.setState({ ...this.getState(), ...changes })
  }

  async search(query: CatalogQuery): Promise<CatalogResult> {
    this.queries.push(query)
    const { rows, total, facets } = this.#table.search(query)
    const hits = rows.map(({ id, creator, name, licenses }) => ({
      asset: { chainId: 8453, contract: REGISTRY, tokenId: BigInt(id) },
      creator,
      name,
      licenses,
    }))
    return { hits, total, facets, currencies: [USDC] }
  }

  async refresh(): Promise<void> {
    this.refreshes++
  }

  close(): void {}
}
