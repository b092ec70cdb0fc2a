import { type Address, sameAddress } from '../../asset/index.ts'
import type { CatalogQuery, CatalogSort, Facet } from './catalog.ts'
import type { CatalogEntry } from './entry.ts'
import { facetsOf, filterAndCount } from './facets.ts'
import type { Summary } from './summary.ts'

/** A model with what is searched of it, computed once until it changes. */
export interface Row {
  readonly id: number
  readonly creator: Address
  readonly name: string
  readonly licenses: number
  readonly facets: Readonly<Record<Facet, readonly string[]>>
}

export function toRow(entry: CatalogEntry, summary: Summary | undefined, chainId: number): Row {
  const { id, creator, licenses } = entry
  return { id, creator, licenses, name: summary?.name ?? '', facets: facetsOf(entry, summary, chainId) }
}

/**
 * The rows that a query finds, in the order it wants, with the counts of each facet.
 * @param found Ids that the text was found in, best first; undefined without a text.
 */
export function searchRows(
  rows: ReadonlyMap<number, Row>,
  found: readonly number[] | undefined,
  { creator, filters, sort = 'relevance' }: CatalogQuery,
) {
  const candidates = found ? found.flatMap(id => rows.get(id) ?? []) : [...rows.values()]
  const own = creator ? candidates.filter(row => sameAddress(row.creator, creator)) : candidates
  const { passed, facets } = filterAndCount(own, row => row.facets, filters)
  if (sort !== 'relevance' || !found) passed.sort(ORDERS[sort])
  return { rows: passed, facets }
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
