import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Address, parseAddress } from '../../src/asset/index.ts'
import { ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { Currency, Market, Publishing, Registry } from '../../src/market/index.ts'

export interface PublishingWishes {
  /** Where; undefined while that is not to be known. @throws ModelmarkError `bad-config`. */
  readonly registry: () => Registry | undefined
  /** Addresses between spaces. */
  readonly currencies: string
  readonly market: Market | undefined
}

/** The market that an element publishes to, and the currencies a price may be in; follows its wishes. */
export class PublishingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #wishes: () => PublishingWishes
  #key = ''
  registry: Registry | undefined
  publishing: Publishing | undefined
  currencies: readonly Currency[] = []
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost & Element, wishes: () => PublishingWishes) {
    this.#host = host
    this.#wishes = wishes
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    const { market, registry: whichRegistry, currencies } = this.#wishes()
    if (!this.#host.isConnected || !market) return
    try {
      const registry = whichRegistry()
      const tokens = currencies.split(/\s+/).filter(Boolean).map(parseAddress)
      if (registry === undefined) return
      const key = JSON.stringify([registry.chainId, registry.contract, tokens])
      if (key === this.#key) return
      this.#key = key
      this.registry = registry
      this.error = undefined
      void this.#open(market, registry, tokens, key)
    } catch (error) {
      const next = toModelmarkError(error)
      if (this.error?.message !== next.message) this.error = next
      this.#key = ''
      this.publishing = undefined
    }
  }

  /** For what is only done once it is there. */
  get required(): Publishing {
    if (!this.publishing) throw new ModelmarkError('bad-config', { field: 'contract' })
    return this.publishing
  }

  /** Opens again, after an error. */
  retry(): void {
    this.#key = ''
    this.error = undefined
    this.#host.requestUpdate()
  }

  async #open(market: Market, registry: Registry, tokens: readonly Address[], key: string): Promise<void> {
    try {
      const publishing = await market.publishing()
      const currencies = await publishing.currencies(registry, tokens)
      if (this.#key !== key) return
      this.publishing = publishing
      this.currencies = currencies
    } catch (error) {
      if (this.#key !== key) return
      this.error = toModelmarkError(error)
    }
    this.#host.requestUpdate()
  }
}
