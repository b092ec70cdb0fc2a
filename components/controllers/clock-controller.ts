import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Milliseconds; what is said of times is in minutes at the finest. */
const TICK = 60_000

/** Has an element say again how much time is left, once a minute and only while it says any. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #wanted: () => boolean
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost, wanted: () => boolean) {
    this.#host = host
    this.#wanted = wanted
    host.addController(this)
  }

  hostUpdated(): void {
    clearTimeout(this.#timer)
    if (this.#wanted()) this.#timer = setTimeout(() => this.#host.requestUpdate(), TICK)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }
}
