import { TokenBucket } from '../../artifact/peer/protocol/index.ts'

/** Keys remembered at once: a few MiB. Beyond, those that asked longest ago are forgotten. */
const MAX_KEYS = 20_000

/** How many requests each peer, or each address, may still make. */
export class RequestBudget {
  readonly #rate: number
  readonly #burst: number
  readonly #now: () => number
  readonly #buckets = new Map<string, TokenBucket>()

  /**
   * @param rate Requests a second, on average.
   * @param burst Requests at once after a pause.
   * @param now Milliseconds that never run backwards.
   */
  constructor(rate: number, burst: number, now: () => number) {
    this.#rate = rate
    this.#burst = burst
    this.#now = now
  }

  /** Keys remembered now. */
  get size(): number {
    return this.#buckets.size
  }

  /** Counts a request of `key`; false when it is one too many. */
  spend(key: string): boolean {
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#rate, this.#burst, this.#now)
    // Moves the key to the end: the first of the map is the one to forget.
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > MAX_KEYS) {
      for (const oldest of this.#buckets.keys()) {
        this.#buckets.delete(oldest)
        break
      }
    }
    return bucket.tryTake(1)
  }
}
