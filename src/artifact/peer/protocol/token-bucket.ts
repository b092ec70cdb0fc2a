/** A budget that refills steadily: `rate` tokens a second, at most `burst` saved up. */
export class TokenBucket {
  readonly rate: number
  readonly burst: number
  readonly #now: () => number
  #tokens: number
  #at: number

  /** @param now Milliseconds that never run backwards. */
  constructor(rate: number, burst: number, now: () => number = () => performance.now()) {
    this.rate = rate
    this.burst = burst
    this.#now = now
    this.#tokens = burst
    this.#at = now()
  }

  /** Takes `count` if they are there. */
  tryTake(count: number): boolean {
    this.#refill()
    if (this.#tokens < count) return false
    this.#tokens -= count
    return true
  }

  /** Takes `count` in any case and says how many milliseconds to wait before they are earned. */
  takeAhead(count: number): number {
    this.#refill()
    this.#tokens -= count
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.rate) * 1000
  }

  /** Puts back what was taken and not used. */
  giveBack(count: number): void {
    this.#tokens = Math.min(this.burst, this.#tokens + count)
  }

  /** Whether nothing was taken for so long that the bucket is full again. */
  get full(): boolean {
    this.#refill()
    return this.#tokens >= this.burst
  }

  #refill(): void {
    const now = this.#now()
    this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#at) / 1000) * this.rate)
    this.#at = now
  }
}
