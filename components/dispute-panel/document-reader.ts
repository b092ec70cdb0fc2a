import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Digest } from '../../src/asset/index.ts'
import { toModelmarkError } from '../../src/error/index.ts'
import type { Market } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'

/** Documents that the visitor asked to read; each is looked for when it is first asked for, and again after a failure. */
export class DocumentReader implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #market: () => Market | undefined
  readonly #documents = new Map<Digest, Loadable<Uint8Array<ArrayBuffer>>>()

  constructor(host: ReactiveControllerHost, market: () => Market | undefined) {
    this.#host = host
    this.#market = market
    host.addController(this)
  }

  hostConnected(): void {}

  /** Undefined for one that nobody asked for. */
  get(digest: Digest): Loadable<Uint8Array<ArrayBuffer>> | undefined {
    return this.#documents.get(digest)
  }

  async read(digest: Digest): Promise<void> {
    const market = this.#market()
    if (!market) return
    this.#set(digest, { status: 'loading' })
    try {
      this.#set(digest, { status: 'ready', value: await market.document(digest), readAt: Date.now() })
    } catch (error) {
      this.#set(digest, { status: 'failed', error: toModelmarkError(error) })
    }
  }

  #set(digest: Digest, state: Loadable<Uint8Array<ArrayBuffer>>): void {
    this.#documents.set(digest, state)
    this.#host.requestUpdate()
  }
}
