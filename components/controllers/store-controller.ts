import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Store } from '../../src/store/index.ts'

/**
 * Shows a store's state in an element. `select` is asked before each update, so a store that depends on
 * properties follows them; it is subscribed only while the element is connected.
 */
export class StoreController<State> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #select: () => Store<State> | undefined
  #store: Store<State> | undefined
  #stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost & Element, select: () => Store<State> | undefined) {
    this.#host = host
    this.#select = select
    host.addController(this)
  }

  /** Undefined while there is no store. */
  get state(): State | undefined {
    return this.#store?.getState()
  }

  get store(): Store<State> | undefined {
    return this.#store
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return
    const store = this.#select()
    if (store === this.#store) return
    this.#stop?.()
    this.#store = store
    this.#stop = store?.subscribe(() => this.#host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#store = undefined
  }
}
