import type { CatalogQuery, CatalogResult, Facet, FacetValue } from './catalog.ts'
import { FACETS } from './catalog.ts'
import { SIZES } from './summary.ts'

/** A publisher may invent values; more than this of one facet are not listed. */
const MAX_VALUES = 50

/** One pass over models that takes those which pass every filter, and counts. */
export interface FacetCount {
  /** True if the row passes every filter. One that fails a single facet still counts for its other values. */
  take(row: number): boolean
  facets(): CatalogResult['facets']
}

const FIRST_CAPACITY = 1024

/** The facet values of rows as numbers side by side, so that a million models are counted without a look at texts or objects. */
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
  /** By row: where in `#pool` its values begin, and how many they are. */
  #starts = new Uint32Array(FIRST_CAPACITY)
  #lengths = new Uint16Array(FIRST_CAPACITY)
  #pool = new Uint32Array(FIRST_CAPACITY)
  #used = 0
  /** By number: rows that have the value. */
  readonly #totals: number[] = []

  /** What `count` finds in all rows together, known at once. */
  get facets(): CatalogResult['facets'] {
    return this.#list(this.#totals)
  }

  delete(row: number): void {
    for (const number of this.#valuesOf(row)) this.#totals[number] = (this.#totals[number] ?? 0) - 1
    this.#lengths[row] = 0
  }

  /** Takes the values of a row, in place of those it had. */
  set(row: number, facets: Readonly<Record<Facet, readonly string[]>>): void {
    const values = FACETS.flatMap(facet => facets[facet].map(value => this.#numberOf(facet, value)))
    if (row >= this.#starts.length) {
      this.#starts = grown(this.#starts, row + 1)
      this.#lengths = grown(this.#lengths, row + 1)
    }
    for (const number of this.#valuesOf(row)) this.#totals[number] = (this.#totals[number] ?? 0) - 1
    for (const number of values) this.#totals[number] = (this.#totals[number] ?? 0) + 1
    if (values.length > (this.#lengths[row] ?? 0)) {
      this.#starts[row] = this.#used
      this.#used += values.length
      if (this.#used > this.#pool.length) this.#pool = grown(this.#pool, this.#used)
    }
    this.#lengths[row] = values.length
    this.#pool.set(values, this.#starts[row])
  }

  #valuesOf(row: number): Uint32Array {
    const start = this.#starts[row] ?? 0
    return this.#pool.subarray(start, start + (this.#lengths[row] ?? 0))
  }

  #numberOf(facet: Facet, value: string): number {
    const known = this.#numbers[facet].get(value)
    if (known !== undefined) return known
    const number = this.#values.push({ facet, value }) - 1
    this.#numbers[facet].set(value, number)
    return number
  }

  count(filters: CatalogQuery['filters'] = {}): FacetCount {
    const all = this.#values
    const starts = this.#starts
    const lengths = this.#lengths
    const pool = this.#pool
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
      take(row) {
        const start = starts[row] ?? 0
        const end = start + (lengths[row] ?? 0)
        let failed = every
        if (every !== 0) for (let i = start; i < end; i++) failed &= ~(passes[pool[i] ?? 0] ?? 0)
        // More than one bit: no single other choice would bring this model back.
        if ((failed & (failed - 1)) !== 0) return false
        for (let i = start; i < end; i++) {
          const number = pool[i] ?? 0
          if (failed === 0 || bitOf[number] === failed) counts[number] = (counts[number] ?? 0) + 1
        }
        return failed === 0
      },
      facets: () => this.#list(counts),
    }
  }

  /** @param counts By number of value. */
  #list(counts: ArrayLike<number>): CatalogResult['facets'] {
    const listed = Object.fromEntries(FACETS.map(facet => [facet, [] as FacetValue[]]))
    for (const [number, { facet, value }] of this.#values.entries()) {
      const count = counts[number] ?? 0
      if (count > 0) listed[facet]?.push({ value, count })
    }
    for (const facet of FACETS) listed[facet] = listed[facet]?.sort(ORDERS[facet]).slice(0, MAX_VALUES) ?? []
    return listed as unknown as CatalogResult['facets']
  }
}

/** With room for `needed` and as many again. */
function grown<Numbers extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(
  numbers: Numbers,
  needed: number,
): Numbers {
  const larger = new (numbers.constructor as new (length: number) => Numbers)(2 * needed)
  larger.set(numbers)
  return larger
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
