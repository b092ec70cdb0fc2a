import type { ReactiveController, ReactiveControllerHost } from 'lit'

const MINUTE_MS = 60_000
/** A block may be that much later than the clock. */
const BLOCK_MS = 3_000

/** Draws an element anew each minute, so that what it says of time stays true, and tells when a moment has passed. */
export class MomentController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #moments: () => readonly number[]
  readonly #passed: () => void
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param moments Unix seconds. @param passed Called once the next of them has passed. */
  constructor(host: ReactiveControllerHost & Element, moments: () => readonly number[], passed: () => void) {
    this.#host = host
    this.#moments = moments
    this.#passed = passed
    host.addController(this)
  }

  hostUpdated(): void {
    this.hostDisconnected()
    if (!this.#host.isConnected) return
    const now = Date.now()
    const coming = this.#moments()
      .map(seconds => seconds * 1000 + BLOCK_MS - now)
      .filter(milliseconds => milliseconds > 0)
    if (coming.length === 0) return
    const next = Math.min(...coming)
    const wait = Math.min(next, MINUTE_MS)
    this.#timer = setTimeout(() => (wait === next ? this.#passed() : this.#host.requestUpdate()), wait)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }
}
