import { ModelmarkError } from '../../error/index.ts'
import { deferred } from './deferred.ts'

/** Milliseconds without a byte of what was asked for, after which a peer counts as gone: it may serve sixteen in turns of a second. */
const STALL_DEADLINE = 30_000
/** Milliseconds one answer may take in all, however steadily it drips. */
const ANSWER_DEADLINE = 120_000

/** Something asked of a peer and not answered in full yet. */
export interface Want {
  readonly id: number
  readonly bytes: Promise<Uint8Array<ArrayBuffer>>
}

interface OpenWant extends Want {
  /** What came so far; undefined when the answer comes in one piece of unknown length. */
  readonly buffer: Uint8Array<ArrayBuffer> | undefined
  filled: number
  readonly since: number
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void
  readonly reject: (error: ModelmarkError) => void
}

/** The questions one peer still owes an answer to: a few at once, bounded in bytes and time. */
export class OpenWants {
  readonly #peer: string
  readonly #most: number
  readonly #onStall: (error: Error) => void
  readonly #open = new Map<number, OpenWant>()
  readonly #waiting = new Set<() => void>()
  /** Bytes that may still come for wants that were given up. */
  #strayAllowed = 0
  #lastId = 0
  #lastByteAt = 0
  #watch: ReturnType<typeof setInterval> | undefined
  #closed: ModelmarkError | undefined

  constructor(peer: string, most: number, onStall: (error: Error) => void) {
    this.#peer = peer
    this.#most = most
    this.#onStall = onStall
  }

  /**
   * Waits until less than `most` are open, then opens one more.
   * @param length Bytes of the answer; undefined: one piece of any length.
   */
  async open(length: number | undefined, signal: AbortSignal): Promise<Want> {
    while (this.#open.size >= this.#most && this.#closed === undefined) await this.#turn(signal)
    signal.throwIfAborted()
    if (this.#closed !== undefined) throw this.#closed
    const { promise, resolve, reject } = deferred<Uint8Array<ArrayBuffer>>()
    promise.catch(() => undefined)
    this.#lastId = (this.#lastId + 1) >>> 0
    const buffer = length === undefined ? undefined : new Uint8Array(length)
    const since = performance.now()
    const want: OpenWant = { id: this.#lastId, bytes: promise, buffer, filled: 0, since, resolve, reject }
    if (this.#open.size === 0) this.#lastByteAt = since
    this.#open.set(want.id, want)
    this.#watch ??= setInterval(() => this.#checkDeadlines(), 1000)
    return want
  }

  /** Gives up on `want`; false when it was answered already. */
  abandon(want: Want): boolean {
    const open = this.#open.get(want.id)
    if (open === undefined) return false
    this.#strayAllowed += (open.buffer?.length ?? 0) - open.filled
    this.#settle(open)
    open.reject(new ModelmarkError('aborted'))
    return true
  }

  /** Where the next `length` bytes for `id` go. @throws ModelmarkError when more come than were asked for. */
  placeOf(id: number, length: number): Uint8Array<ArrayBuffer> | undefined {
    const want = this.#open.get(id)
    if (want?.buffer === undefined) {
      this.#strayAllowed -= length
      if (this.#strayAllowed < 0) throw this.#breach('bytes nobody asked for')
      return undefined
    }
    if (want.filled + length > want.buffer.length) throw this.#breach('more bytes than the leaf has')
    return want.buffer.subarray(want.filled, want.filled + length)
  }

  /** `length` more bytes of `id` are in their place. */
  advance(id: number, length: number): void {
    const want = this.#open.get(id)
    if (want?.buffer === undefined) return
    this.#lastByteAt = performance.now()
    want.filled += length
    if (want.filled < want.buffer.length) return
    this.#settle(want)
    want.resolve(want.buffer)
  }

  /** The answer for `id` came in one piece. */
  complete(id: number, bytes: Uint8Array<ArrayBuffer>): void {
    const want = this.#open.get(id)
    if (want === undefined || want.buffer !== undefined) return
    this.#settle(want)
    want.resolve(bytes)
  }

  /** No (more) bytes will come for `id`. */
  refuse(id: number): void {
    const want = this.#open.get(id)
    if (want === undefined) return
    this.#settle(want)
    want.reject(new ModelmarkError('no-providers', { source: this.#peer, reason: 'does not have it' }))
  }

  /** Fails everything that is open or will be opened. */
  close(reason: string): void {
    this.#closed ??= new ModelmarkError('no-providers', { source: this.#peer, reason: reason.slice(0, 200) })
    this.#failAll(this.#closed)
  }

  #failAll(error: ModelmarkError): void {
    for (const want of [...this.#open.values()]) {
      this.#settle(want)
      want.reject(error)
    }
    for (const wake of [...this.#waiting]) wake()
  }

  #settle(want: OpenWant): void {
    this.#open.delete(want.id)
    if (this.#open.size === 0) {
      clearInterval(this.#watch)
      this.#watch = undefined
    }
    for (const wake of [...this.#waiting]) wake()
  }

  #checkDeadlines(): void {
    const now = performance.now()
    const oldest = Math.min(...[...this.#open.values()].map(want => want.since))
    if (now - this.#lastByteAt < STALL_DEADLINE && now - oldest < ANSWER_DEADLINE) return
    this.#closed = new ModelmarkError('timeout', { source: this.#peer })
    this.#failAll(this.#closed)
    this.#onStall(this.#closed)
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        this.#waiting.delete(wake)
        signal.removeEventListener('abort', stop)
      }
      const wake = () => {
        done()
        resolve()
      }
      const stop = () => {
        done()
        reject(signal.reason)
      }
      if (signal.aborted) {
        reject(signal.reason)
        return
      }
      this.#waiting.add(wake)
      signal.addEventListener('abort', stop, { once: true })
    })
  }

  #breach(reason: string): ModelmarkError {
    return new ModelmarkError('no-providers', { source: this.#peer, reason })
  }
}
