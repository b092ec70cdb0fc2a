/** A map of bounded weight: what was used longest ago goes first. */
export class LeastRecent<Key, Value> {
  readonly #limit: number
  readonly #weigh: (value: Value) => number
  readonly #entries = new Map<Key, Value>()
  #weight = 0

  constructor(limit: number, weigh: (value: Value) => number) {
    this.#limit = limit
    this.#weigh = weigh
  }

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  /** Keeps `value` under a key that is not taken, and gives what had to go for it. */
  add(key: Key, value: Value): Value[] {
    this.#entries.set(key, value)
    this.#weight += this.#weigh(value)
    const gone: Value[] = []
    for (const [oldest, old] of this.#entries) {
      if (this.#weight <= this.#limit) break
      this.#entries.delete(oldest)
      this.#weight -= this.#weigh(old)
      gone.push(old)
    }
    return gone
  }

  delete(key: Key): void {
    const value = this.#entries.get(key)
    if (value === undefined) return
    this.#entries.delete(key)
    this.#weight -= this.#weigh(value)
  }

  /** Takes everything out. */
  clear(): Value[] {
    const gone = [...this.#entries.values()]
    this.#entries.clear()
    this.#weight = 0
    return gone
  }
}
