import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Address, parseAddress } from '../../src/asset/index.ts'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type {
  Currency,
  Market,
  ParentCandidate,
  PublishCosts,
  PublishInput,
  Publishing,
  Registry,
} from '../../src/market/index.ts'
import { readRegistry } from '../read-registry.ts'

export interface PublishingWishes {
  readonly chain: string
  readonly contract: string
  /** Addresses between spaces. */
  readonly currencies: string
  readonly market: Market | undefined
  readonly account: string | undefined
}

/** What an element that publishes needs to know of the market it names; follows its wishes. */
export class PublishingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #wishes: () => PublishingWishes
  #key = ''
  #parentsOf = ''
  #costsOf = ''
  registry: Registry | undefined
  publishing: Publishing | undefined
  currencies: readonly Currency[] = []
  parents: readonly ParentCandidate[] = []
  costs: PublishCosts | ModelmarkError | undefined
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
    const { market, chain, contract, currencies } = this.#wishes()
    if (!this.#host.isConnected || !market) return
    try {
      const registry = readRegistry(this.#host, chain, contract)
      const tokens = currencies.split(/\s+/).filter(Boolean).map(parseAddress)
      const key = JSON.stringify([registry, tokens])
      if (key !== this.#key) {
        this.#key = key
        this.registry = registry
        this.error = undefined
        void this.#open(market, registry, tokens, key)
      }
    } catch (error) {
      const next = toModelmarkError(error)
      if (this.error?.message !== next.message) this.error = next
      this.#key = ''
      this.publishing = undefined
      return
    }
    void this.#readParents()
  }

  /** Opens again, after an error. */
  retry(): void {
    this.#key = ''
    this.#parentsOf = ''
    this.error = undefined
    this.#host.requestUpdate()
  }

  /** Works out what publishing costs, unless that is known of the same input. */
  async estimate(input: PublishInput): Promise<void> {
    const { account } = this.#wishes()
    const { publishing, registry } = this
    const key = JSON.stringify([account, registry, input], (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    )
    if (key === this.#costsOf || !publishing || !registry || account === undefined) return
    this.#costsOf = key
    this.costs = undefined
    const costs = await publishing.costs(registry, input).catch(toModelmarkError)
    if (this.#costsOf !== key) return
    this.costs = costs
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

  /** What the connected account may make its model from; a failure leaves the list empty and is tried with the next account. */
  async #readParents(): Promise<void> {
    const { account } = this.#wishes()
    const { publishing, registry } = this
    const key = `${this.#key} ${account}`
    if (!publishing || !registry || key === this.#parentsOf) return
    this.#parentsOf = key
    const parents = account === undefined ? [] : await publishing.parents(registry).catch(() => [])
    if (this.#parentsOf !== key) return
    this.parents = parents
    this.#host.requestUpdate()
  }
}
