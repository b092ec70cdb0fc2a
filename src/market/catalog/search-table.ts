import { type Address, sameAddress } from '../../asset/index.ts'
import { type CatalogQuery, type CatalogResult, type CatalogSort, FACETS } from './catalog.ts'
import type { CatalogEntry } from './entry.ts'
import { FacetCounter } from './facet-counter.ts'
import { facetsOf } from './facets.ts'
import { RowOrder } from './row-order.ts'
import type { Summary } from './summary.ts'
import { WordIndex } from './word-index.ts'

/** A model with what is searched of it besides its words, computed once until it changes. */
export interface Row {
  readonly id: number
  readonly creator: Address
  /** Empty while the manifest is unknown. */
  readonly name: string
  readonly licenses: number
}

/** A row with what is computed for it once. */
interface KeptRow extends Row {
  /** The manifest whose words are indexed; empty while it is unknown. */
  readonly digest: string
  readonly endorsements: number
  /** In a currency's smallest unit, rounded: good enough to tell more from less. */
  readonly revenue: Readonly<Record<Address, number>>
  /** The name as it is sorted. */
  readonly key: string
}

export interface TableResult {
  /** Those of the page asked for. */
  readonly rows: readonly Row[]
  readonly total: number
  readonly facets: CatalogResult['facets']
}

const PAGE_LENGTH = 24
const MAX_LIMIT = 200
const NOTHING: Readonly<Record<Address, number>> = {}

/** The models of a catalog, found by words, filtered, counted and sorted: a hundred thousand in a few milliseconds. */
export class SearchTable {
  readonly #chainId: number
  /** By model id: where in `#rows` it is. */
  readonly #places = new Map<number, number>()
  /** Undefined where a model's words became others: it has moved to another place, as the index cannot forget. */
  readonly #rows: (KeptRow | undefined)[] = []
  readonly #words = new WordIndex()
  readonly #facets = new FacetCounter()
  /** All rows in each order that was asked for. */
  readonly #orders = new Map<string, RowOrder>()
  /** How many models were paid in each currency. */
  readonly #earners = new Map<Address, number>()

  constructor(chainId: number) {
    this.#chainId = chainId
  }

  get size(): number {
    return this.#places.size
  }

  get(id: number): Row | undefined {
    return this.#rows[this.#places.get(id) ?? -1]
  }

  /** Ids of models whose description is unknown. */
  get nameless(): number[] {
    return this.#rows.flatMap(row => (row?.name === '' ? [row.id] : []))
  }

  put(entry: CatalogEntry, summary: Summary | undefined): void {
    const { id, creator, licenses, endorsements } = entry
    const name = summary?.name ?? ''
    const digest = summary ? entry.manifestDigest : ''
    const before = this.#rows[this.#places.get(id) ?? -1]
    if (before && before.digest !== '' && before.digest !== digest) this.delete(id)
    const place = this.#places.get(id) ?? this.#rows.length
    if (summary && before?.digest !== digest) {
      const labels = [summary.task, summary.library, ...summary.tags].join(' ')
      this.#words.add(place, [name, labels, `${summary.description} ${creator}`])
    } else if (!this.#places.has(id)) {
      this.#words.add(place, ['', '', creator])
    }
    this.#count(this.#rows[place]?.revenue, -1)
    const revenue = toNumbers(entry.revenue)
    this.#count(revenue, 1)
    this.#facets.set(place, facetsOf(entry, summary, this.#chainId))
    this.#rows[place] = {
      id,
      creator,
      licenses,
      name,
      digest,
      endorsements,
      revenue,
      key: sortKey(name),
    }
    this.#places.set(id, place)
    for (const order of this.#orders.values()) order.change(place)
  }

  delete(id: number): void {
    const place = this.#places.get(id)
    if (place === undefined) return
    this.#count(this.#rows[place]?.revenue, -1)
    this.#places.delete(id)
    this.#rows[place] = undefined
    this.#facets.delete(place)
    for (const order of this.#orders.values()) order.change(place)
  }

  /** The models that a query finds, in the order it wants, with the counts of each facet. */
  search(query: CatalogQuery): TableResult {
    const { text = '', creator, filters = {}, sort = 'relevance', offset = 0, limit = PAGE_LENGTH } = query
    const end = offset + Math.min(limit, MAX_LIMIT)
    const order = this.#inOrder(sort, filters)
    const scores = this.#words.search(text, this.#rows.length)
    const isFiltered = FACETS.some(facet => (filters[facet]?.length ?? 0) > 0)
    if (!scores && !creator && !isFiltered)
      return {
        rows: this.#rowsAt(order.slice(offset, end)),
        total: order.length,
        facets: this.#facets.facets,
      }
    const counting = this.#facets.count(filters)
    const found = new FoundPlaces(end)
    for (const place of order) {
      const score = scores ? (scores[place] ?? 0) : 1
      if (score === 0 || (creator && !this.#isBy(creator, place)) || !counting.take(place)) continue
      found.add(sort === 'relevance' ? score : 1, place)
    }
    return {
      rows: this.#rowsAt(found.best.slice(offset)),
      total: found.total,
      facets: counting.facets(),
    }
  }

  #rowsAt(places: readonly number[]): readonly Row[] {
    return places.flatMap(place => this.#rows[place] ?? [])
  }

  #isBy(creator: Address, place: number): boolean {
    const row = this.#rows[place]
    return row !== undefined && sameAddress(row.creator, creator)
  }

  #inOrder(sort: CatalogSort, filters: CatalogQuery['filters']): readonly number[] {
    const currency = sort === 'revenue' ? this.#revenueCurrency(filters) : undefined
    const key = currency ?? (sort === 'relevance' || sort === 'revenue' ? 'new' : sort)
    let order = this.#orders.get(key)
    if (!order) {
      const compare = currency ? byNumber(({ revenue }) => revenue[currency] ?? 0) : ORDERS[key as OwnSort]
      order = new RowOrder(
        [...this.#places.values()],
        (a, b) => compare(this.#rows[a] as KeptRow, this.#rows[b] as KeptRow),
        place => this.#rows[place] !== undefined,
      )
      this.#orders.set(key, order)
    }
    return order.rows
  }

  /** Amounts of two currencies do not compare: the one that is filtered by, else that in which most models were paid. */
  #revenueCurrency(filters: CatalogQuery['filters']): Address | undefined {
    const [chosen, ...others] = (filters?.price ?? []).filter(value => this.#earners.has(value as Address))
    if (chosen && others.length === 0) return chosen as Address
    const [most] = [...this.#earners].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return most?.[0]
  }

  #count(revenue: Readonly<Record<Address, number>> = NOTHING, change: 1 | -1): void {
    for (const currency of Object.keys(revenue) as Address[]) {
      const models = (this.#earners.get(currency) ?? 0) + change
      if (models > 0) this.#earners.set(currency, models)
      else this.#earners.delete(currency)
    }
  }
}

/** Counts what is found, and keeps the first of each score: those that a page may show. */
class FoundPlaces {
  readonly #most: number
  readonly #byScore: number[][] = []
  total = 0

  constructor(most: number) {
    this.#most = most
  }

  add(score: number, place: number): void {
    this.total++
    const places = this.#byScore[score]
    if (!places) this.#byScore[score] = [place]
    else if (places.length < this.#most) places.push(place)
  }

  /** Highest score first. */
  get best(): readonly number[] {
    return Object.values(this.#byScore).reverse().flat().slice(0, this.#most)
  }
}

type OwnSort = Exclude<CatalogSort, 'relevance' | 'revenue'>

const newestFirst = (a: KeptRow, b: KeptRow) => b.id - a.id
const byNumber = (of: (row: KeptRow) => number) => (a: KeptRow, b: KeptRow) =>
  of(b) - of(a) || newestFirst(a, b)

const ORDERS: Readonly<Record<OwnSort, (a: KeptRow, b: KeptRow) => number>> = {
  new: newestFirst,
  licensed: byNumber(({ licenses }) => licenses),
  endorsed: byNumber(({ endorsements }) => endorsements),
  // Those without a name yet come last.
  name: (a, b) =>
    Number(a.key === '') - Number(b.key === '') ||
    (a.key < b.key ? -1 : Number(a.key > b.key)) ||
    newestFirst(a, b),
}

/** Letters without their accents: compared in a hundredth of the time that a language's own rules take. */
function sortKey(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

function toNumbers(revenue: CatalogEntry['revenue']): Readonly<Record<Address, number>> {
  const amounts = Object.entries(revenue)
  if (amounts.length === 0) return NOTHING
  return Object.fromEntries(amounts.map(([currency, amount]) => [currency, Number(amount)]))
}
