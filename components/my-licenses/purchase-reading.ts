import type { ReactiveControllerHost } from 'lit'
import { toModelmarkError } from '../../src/error/index.ts'
import type { HeldLicense, HolderReads, Market } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'

export type Purchase = Awaited<ReturnType<HolderReads['purchaseOf']>>

/** How the licence that is looked at was bought, read when somebody looks: it takes a search of logs. */
export class PurchaseReading {
  readonly #host: ReactiveControllerHost
  readonly #market: () => Market | undefined
  #newest = 0
  state: Loadable<Purchase> = { status: 'loading' }

  constructor(host: ReactiveControllerHost, market: () => Market | undefined) {
    this.#host = host
    this.#market = market
  }

  async read({ asset, license }: HeldLicense): Promise<void> {
    const own = ++this.#newest
    this.state = { status: 'loading' }
    const state = await this.#ask(asset, license.id)
    if (own !== this.#newest || !state) return
    this.state = state
    this.#host.requestUpdate()
  }

  async #ask(...args: Parameters<HolderReads['purchaseOf']>): Promise<Loadable<Purchase> | undefined> {
    try {
      const value = await this.#market()?.purchaseOf(...args)
      return value && { status: 'ready', value, readAt: Date.now() }
    } catch (error) {
      return { status: 'failed', error: toModelmarkError(error) }
    }
  }
}
