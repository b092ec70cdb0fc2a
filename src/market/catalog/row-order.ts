/** Numbers of rows in one order. What changed is sorted in when the order is next asked for, not all sorted again. */
export class RowOrder {
  readonly #compare: (a: number, b: number) => number
  readonly #exists: (row: number) => boolean
  readonly #changed = new Set<number>()
  #sorted: readonly number[]

  /** @param exists Whether a row that changed is still there. */
  constructor(
    rows: readonly number[],
    compare: (a: number, b: number) => number,
    exists: (row: number) => boolean,
  ) {
    this.#compare = compare
    this.#exists = exists
    this.#sorted = [...rows].sort(compare)
  }

  change(row: number): void {
    this.#changed.add(row)
  }

  get rows(): readonly number[] {
    if (this.#changed.size === 0) return this.#sorted
    const fresh = [...this.#changed].filter(this.#exists).sort(this.#compare)
    const merged: number[] = []
    let next = 0
    for (const row of this.#sorted) {
      if (this.#changed.has(row)) continue
      for (
        let other = fresh[next];
        other !== undefined && this.#compare(other, row) < 0;
        other = fresh[++next]
      )
        merged.push(other)
      merged.push(row)
    }
    for (; next < fresh.length; next++) merged.push(fresh[next] as number)
    this.#changed.clear()
    this.#sorted = merged
    return merged
  }
}
