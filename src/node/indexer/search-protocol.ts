import type { CatalogQuery, CatalogResult } from '../../market/catalog/catalog.ts'
import type { CatalogEntry } from '../../market/catalog/entry.ts'
import type { Row } from '../../market/catalog/search-table.ts'

/** What the search thread is started with. */
export interface SearchSetup {
  readonly chainId: number
  /** Base URLs of trustless IPFS gateways, best first. */
  readonly gateways: readonly string[]
  /** Folder in which descriptions are kept. */
  readonly dataDir: string
}

export type SearchRequest =
  | { readonly put: readonly CatalogEntry[] }
  /** Ids of models that a reorganisation took away. */
  | { readonly delete: readonly number[] }
  | { readonly id: number; readonly find: CatalogQuery }

/** One for each request with an `id`. */
export interface SearchAnswer {
  readonly id: number
  readonly found: Found
}

export interface Found {
  readonly models: number
  readonly described: number
  readonly total: number
  readonly hits: readonly Row[]
  readonly facets: CatalogResult['facets']
}
