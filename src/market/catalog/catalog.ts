import type { Address, AssetId } from '../../asset/index.ts'
import type { ModelmarkError } from '../../error/index.ts'
import type { Store } from '../../store/index.ts'
import type { Currency } from '../market.ts'

export const FACETS = ['task', 'library', 'size', 'kind', 'price', 'chain', 'status'] as const
/**
 * `size`: a `SIZES` key or `unknown`; `kind`: an `OfferKind` of a tier on sale; `price`: `free`, `not-on-sale` or the address
 * of a currency; `chain`: a chain id; `status`: `on-sale`, `not-on-sale` or `delisted`.
 */
export type Facet = (typeof FACETS)[number]

export const SORTS = ['relevance', 'new', 'licensed', 'endorsed', 'revenue', 'name'] as const
/**
 * `licensed` counts licenses sold, refunded ones included. `revenue` compares what models were paid in one currency: the one
 * that `filters.price` names, else the one in which most models were paid.
 */
export type CatalogSort = (typeof SORTS)[number]

export interface CatalogQuery {
  readonly text?: string
  readonly creator?: Address
  /** Values of one facet are alternatives; facets narrow each other. */
  readonly filters?: Partial<Readonly<Record<Facet, readonly string[]>>>
  /** `relevance` unless given; without a text that is `new`. */
  readonly sort?: CatalogSort
  readonly offset?: number
  /** 24 unless given. */
  readonly limit?: number
}

export interface CatalogHit {
  readonly asset: AssetId
  readonly creator: Address
  /** Empty while the manifest is unknown. */
  readonly name: string
  readonly licenses: number
}

export interface FacetValue {
  readonly value: string
  /** Models left if this value alone were chosen of its facet. */
  readonly count: number
}

export interface CatalogResult {
  readonly hits: readonly CatalogHit[]
  readonly total: number
  /** Most frequent first; sizes from small to large. */
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>
  /** Of the prices in `facets`. */
  readonly currencies: readonly Currency[]
}

export interface CatalogProgress {
  /** `following`: everything up to `block` is known, and new blocks are looked for every `pollMs`. */
  readonly status: 'idle' | 'reading' | 'following' | 'failed'
  readonly fromBlock: bigint
  /** Read up to here. */
  readonly block: bigint
  readonly head: bigint
  readonly models: number
  /** Models whose description is known, or was looked for in vain. */
  readonly described: number
  /** Milliseconds between looks at the chain. */
  readonly pollMs: number
  /** Why the last look failed; what was known before stays searchable. */
  readonly error?: ModelmarkError
}

/** All models of one market, searchable. Reads while somebody is subscribed; each change may change results. */
export interface Catalog extends Store<CatalogProgress> {
  search(query: CatalogQuery): Promise<CatalogResult>
  /** Looks at the chain now, and again for descriptions that were not found. Never throws. */
  refresh(): Promise<void>
  close(): void
}
