import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** The inline size of an element in steps, so that a picture can fit itself to it without an update for each pixel. */
export class WidthController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #step: number
  readonly #observer: ResizeObserver
  #steps: number

  /** @param step Pixels. @param steps How many are assumed before the first measurement. */
  constructor(host: ReactiveControllerHost & Element, step: number, steps: number) {
    this.#host = host
    this.#step = step
    this.#steps = steps
    this.#observer = new ResizeObserver(([entry]) => {
      const measured = Math.floor((entry?.contentRect.width ?? 0) / this.#step)
      if (measured === 0 || measured === this.#steps) return
      this.#steps = measured
      // In the next frame: an update now would change sizes while the browser is still telling of them.
      requestAnimationFrame(() => this.#host.requestUpdate())
    })
    host.addController(this)
  }

  /** Whole steps that fit. */
  get steps(): number {
    return this.#steps
  }

  hostConnected(): void {
    this.#observer.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#observer.disconnect()
  }
}
