import { TokenBucket } from '../../artifact/peer/protocol/index.ts'
import type { Clock } from './announcements.ts'

/** Buckets kept before full ones are thrown away. */
const SWEEP_AT = 10_000
/** Seconds' worth of requests that may come at once. */
const BURST_SECONDS = 10

/** How many requests each peer, or each address, may still make. */
export class RequestBudget {
  readonly #rate: number
  readonly #now: Clock
  readonly #buckets = new Map<string, TokenBucket>()

  /** @param rate Requests a second, on average. */
  constructor(rate: number, now: Clock) {
    this.#rate = rate
    this.#now = now
  }

  /** Counts a request of `key`; false when it is one too many. */
  spend(key: string): boolean {
    if (this.#buckets.size >= SWEEP_AT) this.#sweep()
    const bucket =
      this.#buckets.get(key) ?? new TokenBucket(this.#rate, this.#rate * BURST_SECONDS, this.#now)
    this.#buckets.set(key, bucket)
    return bucket.tryTake(1)
  }

  #sweep(): void {
    for (const [key, bucket] of this.#buckets) if (bucket.full) this.#buckets.delete(key)
  }
}
