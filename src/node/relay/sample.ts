/** A set of texts that gives them in random order, each step in constant time however many there are. */
export class Sample {
  readonly #items: string[] = []
  readonly #places = new Map<string, number>()

  get size(): number {
    return this.#items.length
  }

  add(item: string): void {
    if (this.#places.has(item)) return
    this.#places.set(item, this.#items.length)
    this.#items.push(item)
  }

  delete(item: string): void {
    const place = this.#places.get(item)
    if (place === undefined) return
    this.#swap(place, this.#items.length - 1)
    this.#items.pop()
    this.#places.delete(item)
  }

  /** Each item once: a Fisher-Yates shuffle that goes no further than it is asked. Not to be changed meanwhile. */
  *inRandomOrder(): Generator<string> {
    for (let i = 0; i < this.#items.length; i++) {
      this.#swap(i, i + Math.floor(Math.random() * (this.#items.length - i)))
      const item = this.#items[i]
      if (item !== undefined) yield item
    }
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#items[a], this.#items[b]]
    if (first === undefined || second === undefined) return
    this.#items[a] = second
    this.#items[b] = first
    this.#places.set(second, a)
    this.#places.set(first, b)
  }
}
