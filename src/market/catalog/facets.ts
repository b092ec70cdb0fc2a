import type { CatalogQuery, CatalogResult, Facet, FacetValue } from './catalog.ts'
import { FACETS } from './catalog.ts'
import type { CatalogEntry, CatalogOffer } from './entry.ts'
import { SIZES, type Summary, sizeClass } from './summary.ts'

/** A publisher may invent values; more than this of one facet are not listed. */
const MAX_VALUES = 50

type FacetValues = Readonly<Record<Facet, readonly string[]>>

export function facetsOf(entry: CatalogEntry, summary: Summary | undefined, chainId: number): FacetValues {
  const onSale = entry.delisted ? [] : entry.offers.filter(isOnSale)
  const prices = onSale.map(({ free, currency }) => (free ? 'free' : currency))
  const status = entry.delisted ? 'delisted' : onSale.length > 0 ? 'on-sale' : 'not-on-sale'
  return {
    task: summary?.task ? [summary.task] : [],
    library: summary?.library ? [summary.library] : [],
    size: [summary && summary.size > 0 ? sizeClass(summary.size) : 'unknown'],
    kind: [...new Set(onSale.map(({ kind }) => kind))],
    price: onSale.length > 0 ? [...new Set(prices)] : ['not-on-sale'],
    chain: [String(chainId)],
    status: [status],
  }
}

function isOnSale({ closed, maxSupply, sold }: CatalogOffer): boolean {
  return !closed && (maxSupply === 0 || sold < maxSupply)
}

/**
 * Which of the candidates pass every filter, and how many each value of each facet would leave. One pass: a model that
 * fails one facet only still counts for the other values of that facet.
 */
export function filterAndCount<Item>(
  items: Iterable<Item>,
  valuesOf: (item: Item) => FacetValues,
  filters: CatalogQuery['filters'] = {},
): { readonly passed: Item[]; readonly facets: CatalogResult['facets'] } {
  const counts = new Map<Facet, Map<string, number>>(FACETS.map(facet => [facet, new Map()]))
  const chosen = FACETS.flatMap(facet => {
    const values = filters[facet] ?? []
    return values.length > 0 ? [{ facet, values: new Set(values) }] : []
  })
  const passed: Item[] = []
  for (const item of items) {
    const values = valuesOf(item)
    const failed = chosen.filter(
      ({ facet, values: wanted }) => !values[facet].some(value => wanted.has(value)),
    )
    if (failed.length > 1) continue
    if (failed.length === 0) passed.push(item)
    for (const facet of failed.length === 0 ? FACETS : failed.map(({ facet: only }) => only)) {
      const ofFacet = counts.get(facet)
      for (const value of values[facet]) ofFacet?.set(value, (ofFacet.get(value) ?? 0) + 1)
    }
  }
  const facets = Object.fromEntries(FACETS.map(facet => [facet, listed(facet, counts.get(facet))]))
  return { passed, facets: facets as unknown as CatalogResult['facets'] }
}

const SIZE_ORDER = [...Object.keys(SIZES), 'unknown']

function listed(facet: Facet, counts: ReadonlyMap<string, number> = new Map()): readonly FacetValue[] {
  const listedFirst =
    facet === 'size'
      ? (a: FacetValue, b: FacetValue) => SIZE_ORDER.indexOf(a.value) - SIZE_ORDER.indexOf(b.value)
      : (a: FacetValue, b: FacetValue) => b.count - a.count || (a.value < b.value ? -1 : 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort(listedFirst)
    .slice(0, MAX_VALUES)
}
