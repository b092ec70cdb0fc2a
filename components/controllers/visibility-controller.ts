import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How far outside the window an element already counts as seen. */
const MARGIN = '300px'

const waiting = new WeakMap<Element, () => void>()
let observer: IntersectionObserver | undefined

/** One observer for the page: a hundred cards are told of in one go. */
function sharedObserver(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    entries => {
      for (const entry of entries) if (entry.isIntersecting) waiting.get(entry.target)?.()
    },
    { rootMargin: MARGIN },
  )
  return observer
}

/** Whether the element has come into view, or near it, since it was connected; it then stays so. */
export class VisibilityController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  #seen = false

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  get seen(): boolean {
    return this.#seen
  }

  hostConnected(): void {
    if (this.#seen) return
    waiting.set(this.#host, () => {
      this.#seen = true
      this.hostDisconnected()
      this.#host.requestUpdate()
    })
    sharedObserver().observe(this.#host)
  }

  hostDisconnected(): void {
    waiting.delete(this.#host)
    observer?.unobserve(this.#host)
  }
}
