import type { ReactiveControllerHost } from 'lit'
import type { ParentCandidate, Publishing, Registry } from '../../src/market/index.ts'

/** What the connected account may make its model from. */
export class ParentsController {
  readonly #host: ReactiveControllerHost
  #of = ''
  parents: readonly ParentCandidate[] = []

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  /** Reads them for an account, once; a failure leaves the list empty and is tried with the next account. */
  async read(publishing: Publishing, registry: Registry, account: string | undefined): Promise<void> {
    const key = `${registry.chainId} ${registry.contract} ${account}`
    if (key === this.#of) return
    this.#of = key
    const parents = account === undefined ? [] : await publishing.parents(registry).catch(() => [])
    if (this.#of !== key) return
    this.parents = parents
    this.#host.requestUpdate()
  }
}
