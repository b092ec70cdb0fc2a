import { type Address, sameAddress } from '../../asset/index.ts'
import type { CatalogQuery, CatalogResult, CatalogSort } from './catalog.ts'
import { FACETS } from './catalog.ts'
import type { CatalogEntry } from './entry.ts'
import { FacetCounter } from './facet-counter.ts'
import { facetsOf } from './facets.ts'
import type { Summary } from './summary.ts'

/** A model with what is searched of it besides its words, computed once until it changes. */
export interface Row {
  readonly id: number
  readonly creator: Address
  /** Empty while the manifest is unknown. */
  readonly name: string
  /** Words of the name in small letters, a space before each. */
  readonly words: string
  readonly licenses: number
  /** Numbers of its facet values. */
  readonly values: readonly number[]
}

/** The models of a catalog, filtered, counted and sorted: a hundred thousand in a few milliseconds. */
export class SearchTable {
  readonly #chainId: number
  readonly #rows = new Map<number, Row>()
  readonly #facets = new FacetCounter()
  /** All rows in each order that was asked for since one changed. */
  readonly #sorted = new Map<CatalogSort, readonly Row[]>()

  constructor(chainId: number) {
    this.#chainId = chainId
  }

  get size(): number {
    return this.#rows.size
  }

  get(id: number): Row | undefined {
    return this.#rows.get(id)
  }

  /** Ids of models whose description is unknown. */
  get nameless(): number[] {
    return [...this.#rows.values()].filter(({ name }) => name === '').map(({ id }) => id)
  }

  put(entry: CatalogEntry, summary: Summary | undefined): void {
    const { id, creator, licenses } = entry
    const name = summary?.name ?? ''
    const words = ` ${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`
    const facets = facetsOf(entry, summary, this.#chainId)
    const values = FACETS.flatMap(facet => facets[facet].map(value => this.#facets.numberOf(facet, value)))
    this.#rows.set(id, { id, creator, licenses, name, words, values })
    this.#sorted.clear()
  }

  delete(id: number): void {
    if (this.#rows.delete(id)) this.#sorted.clear()
  }

  /** Ids of models with a word in their name that begins so, newest first. */
  named(beginning: string): readonly number[] {
    const wanted = ` ${beginning.toLowerCase()}`
    return this.#inOrder('new')
      .filter(({ words }) => words.includes(wanted))
      .map(({ id }) => id)
  }

  /**
   * The rows that a query finds, in the order it wants, with the counts of each facet.
   * @param found Ids that the text was found in, best first; undefined without a text.
   */
  search(
    found: readonly number[] | undefined,
    { creator, filters, sort = 'relevance' }: CatalogQuery,
  ): { readonly rows: readonly Row[]; readonly facets: CatalogResult['facets'] } {
    const counting = this.#facets.count(filters)
    const rows = this.#candidates(found, sort).filter(
      row => (!creator || sameAddress(row.creator, creator)) && counting.take(row.values),
    )
    return { rows, facets: counting.facets() }
  }

  #candidates(found: readonly number[] | undefined, sort: CatalogSort): readonly Row[] {
    if (found === undefined) return this.#inOrder(sort)
    if (sort === 'relevance') return found.flatMap(id => this.#rows.get(id) ?? [])
    const wanted = new Set(found)
    return this.#inOrder(sort).filter(({ id }) => wanted.has(id))
  }

  #inOrder(sort: CatalogSort): readonly Row[] {
    const known = this.#sorted.get(sort)
    if (known) return known
    const sorted = [...this.#rows.values()].sort(ORDERS[sort])
    this.#sorted.set(sort, sorted)
    return sorted
  }
}

const newestFirst = (a: Row, b: Row) => b.id - a.id
const collator = new Intl.Collator()

const ORDERS: Readonly<Record<CatalogSort, (a: Row, b: Row) => number>> = {
  relevance: newestFirst,
  new: newestFirst,
  licensed: (a, b) => b.licenses - a.licenses || newestFirst(a, b),
  // Those without a name yet come last.
  name: (a, b) =>
    Number(a.name === '') - Number(b.name === '') || collator.compare(a.name, b.name) || newestFirst(a, b),
}
