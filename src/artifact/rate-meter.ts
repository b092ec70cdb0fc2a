const WINDOW_MS = 4_000
/** A rate over less time than this says little. */
const MIN_SPAN_MS = 50

/** Bytes a second over the last seconds. Times are milliseconds of one clock. */
export class RateMeter {
  readonly #samples: { readonly at: number; readonly bytes: number }[] = []
  #since: number | undefined

  /** Work began: time counts from here on if the meter was idle. */
  start(now: number): void {
    this.#drop(now)
    if (this.#samples.length === 0) this.#since = now
  }

  add(bytes: number, now: number): void {
    this.#since ??= now
    this.#samples.push({ at: now, bytes })
    this.#drop(now)
  }

  /** 0 while nothing came lately. */
  rate(now: number): number {
    this.#drop(now)
    if (this.#since === undefined || this.#samples.length === 0) return 0
    const span = Math.max(MIN_SPAN_MS, now - Math.max(this.#since, now - WINDOW_MS))
    return (this.#samples.reduce((sum, sample) => sum + sample.bytes, 0) * 1000) / span
  }

  #drop(now: number): void {
    while ((this.#samples[0]?.at ?? now) < now - WINDOW_MS) this.#samples.shift()
  }
}
