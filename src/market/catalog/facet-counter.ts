import type { CatalogQuery, CatalogResult, Facet, FacetValue } from './catalog.ts'
import { FACETS } from './catalog.ts'
import { SIZES } from './summary.ts'

/** A publisher may invent values; more than this of one facet are not listed. */
const MAX_VALUES = 50

/** One pass over models that takes those which pass every filter, and counts. */
export interface FacetCount {
  /** True if a model with these values passes every filter. One that fails a single facet still counts for its other values. */
  take(values: readonly number[]): boolean
  facets(): CatalogResult['facets']
}

/** Gives each value of each facet a number, so that many models are counted without looking at texts. */
export class FacetCounter {
  readonly #numbers: Readonly<Record<Facet, Map<string, number>>> = {
    task: new Map(),
    library: new Map(),
    size: new Map(),
    kind: new Map(),
    price: new Map(),
    chain: new Map(),
    status: new Map(),
  }
  /** By number. */
  readonly #values: { readonly facet: Facet; readonly value: string }[] = []

  numberOf(facet: Facet, value: string): number {
    const known = this.#numbers[facet].get(value)
    if (known !== undefined) return known
    const number = this.#values.push({ facet, value }) - 1
    this.#numbers[facet].set(value, number)
    return number
  }

  count(filters: CatalogQuery['filters'] = {}): FacetCount {
    const all = this.#values
    const counts = new Uint32Array(all.length)
    /** By number: the bit of its facet if there is a filter on it, and the same if the value is one that passes. */
    const bitOf = new Uint8Array(all.length)
    const passes = new Uint8Array(all.length)
    let every = 0
    for (const [i, facet] of FACETS.entries()) {
      const wanted = filters[facet] ?? []
      if (wanted.length === 0) continue
      every |= 1 << i
      for (const number of this.#numbers[facet].values()) bitOf[number] = 1 << i
      for (const value of wanted) {
        const number = this.#numbers[facet].get(value)
        if (number !== undefined) passes[number] = 1 << i
      }
    }
    return {
      take(values) {
        let failed = every
        for (const number of values) failed &= ~(passes[number] ?? 0)
        // More than one bit: no single other choice would bring this model back.
        if ((failed & (failed - 1)) !== 0) return false
        for (const number of values) {
          if (failed === 0 || bitOf[number] === failed) counts[number] = (counts[number] ?? 0) + 1
        }
        return failed === 0
      },
      facets() {
        const listed = Object.fromEntries(FACETS.map(facet => [facet, [] as FacetValue[]]))
        for (const [number, { facet, value }] of all.entries()) {
          const count = counts[number] ?? 0
          if (count > 0) listed[facet]?.push({ value, count })
        }
        for (const facet of FACETS)
          listed[facet] = listed[facet]?.sort(ORDERS[facet]).slice(0, MAX_VALUES) ?? []
        return listed as unknown as CatalogResult['facets']
      },
    }
  }
}

const SIZE_ORDER = [...Object.keys(SIZES), 'unknown']
const frequentFirst = (a: FacetValue, b: FacetValue) => b.count - a.count || (a.value < b.value ? -1 : 1)
const smallFirst = (a: FacetValue, b: FacetValue) => SIZE_ORDER.indexOf(a.value) - SIZE_ORDER.indexOf(b.value)

const ORDERS: Readonly<Record<Facet, (a: FacetValue, b: FacetValue) => number>> = {
  task: frequentFirst,
  library: frequentFirst,
  size: smallFirst,
  kind: frequentFirst,
  price: frequentFirst,
  chain: frequentFirst,
  status: frequentFirst,
}
