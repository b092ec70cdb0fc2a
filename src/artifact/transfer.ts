import { isTimeout } from './explain-fetch.ts'
import { LEAF_BYTES, type LeafTable } from './leaf-table.ts'
import type { TrackedSource } from './tracked-source.ts'

/** One request or run on its way: the leaves [next, to) are still to come from it. */
export class Transfer {
  readonly from: TrackedSource
  next: number
  /** May shrink when another source takes over the end. */
  to: number
  /** When the last leaf came, or the transfer began. */
  since = performance.now()
  readonly #started = this.since
  readonly #first: number
  readonly #abort = new AbortController()

  constructor(from: TrackedSource, next: number, to: number) {
    this.from = from
    this.next = next
    this.to = to
    this.#first = next
    from.meter.start(this.since)
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  /** Whether nobody wants it any more; what fails then is nobody's fault. */
  get stopped(): boolean {
    return this.#abort.signal.aborted && !isTimeout(this.#abort.signal.reason)
  }

  stop(): void {
    this.#abort.abort()
  }

  /** Bytes a second of this transfer; 0 before the first leaf. */
  rate(now: number): number {
    const leaves = this.next - this.#first
    return leaves === 0 ? 0 : (leaves * LEAF_BYTES * 1000) / Math.max(1, now - this.#started)
  }

  /** Infinite before the first leaf. */
  secondsLeft(now: number): number {
    return ((this.to - this.next) * LEAF_BYTES) / this.rate(now)
  }

  /** `work`, or a rejection when it takes longer or the transfer stops: a source that ignores its signal holds nobody up. */
  inTime<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
    const { signal } = this
    return new Promise<T>((resolve, reject) => {
      const late = () => this.#abort.abort(new DOMException('deadline', 'TimeoutError'))
      const timer = setTimeout(late, deadlineMs)
      const settle = (end: () => void) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
        end()
      }
      const stop = () => settle(() => reject(signal.reason))
      signal.addEventListener('abort', stop)
      work.then(
        value => settle(() => resolve(value)),
        error => settle(() => reject(error)),
      )
      if (signal.aborted) stop()
    })
  }
}

/** The leaves of a transfer one by one; undefined after the last that the source gives. */
export function leavesOf(transfer: Transfer, table: LeafTable) {
  const { next, to, signal } = transfer
  const { source } = transfer.from
  const run = source.fetchRun?.(next, to - next, signal)[Symbol.asyncIterator]()
  return {
    async next(): Promise<Uint8Array<ArrayBuffer> | undefined> {
      if (run === undefined) return source.fetch(next, table.length(next), signal)
      const { done, value } = await run.next()
      return done ? undefined : value
    },
    async return(): Promise<void> {
      await run?.return?.()
    },
  }
}
