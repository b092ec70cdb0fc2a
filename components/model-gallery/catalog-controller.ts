import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { Catalog, CatalogQuery, CatalogResult, Market } from '../../src/market/index.ts'
import { readRegistry } from '../read-registry.ts'
import { readIndexer } from './read-indexer.ts'

export interface CatalogWishes {
  readonly chain: string
  readonly contract: string
  readonly indexer: string
  readonly market: Market | undefined
  readonly query: CatalogQuery
}

/** The catalog of the registry an element names, and what it finds now. Follows the element's wishes and new blocks. */
export class CatalogController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #wishes: () => CatalogWishes
  #opened: { readonly key: string; readonly market: Market } | undefined
  #stop: (() => void) | undefined
  #asked = ''
  #newest = 0
  catalog: Catalog | undefined
  /** Of the newest search that has ended; undefined before the first. */
  result: CatalogResult | undefined
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost & Element, wishes: () => CatalogWishes) {
    this.#host = host
    this.#wishes = wishes
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return
    const { market, query, chain, contract, indexer } = this.#wishes()
    if (!market) return
    try {
      const registry = readRegistry(this.#host, chain, contract)
      const asked = readIndexer(this.#host, indexer)
      const key = `${registry.chainId}:${registry.contract} ${asked}`
      if (this.#opened?.key !== key || this.#opened.market !== market)
        void this.#open(key, market, () => market.catalog(registry, asked))
    } catch (error) {
      const next = toModelmarkError(error)
      const told = this.error
      this.hostDisconnected()
      this.error = told?.message === next.message ? told : next
      return
    }
    const asked = JSON.stringify(query)
    if (asked === this.#asked || !this.catalog) return
    this.#asked = asked
    void this.#search()
  }

  hostDisconnected(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#opened = undefined
    this.catalog = undefined
    this.error = undefined
    this.#asked = ''
    this.#newest++
  }

  /** Opens or looks again, after an error. */
  async refresh(): Promise<void> {
    if (this.catalog) await this.catalog.refresh()
    else this.hostDisconnected()
    this.#host.requestUpdate()
  }

  async #open(key: string, market: Market, open: () => Promise<Catalog>): Promise<void> {
    this.hostDisconnected()
    this.result = undefined
    const opened = { key, market }
    this.#opened = opened
    try {
      const catalog = await open()
      if (this.#opened !== opened) return
      this.catalog = catalog
      this.#stop = catalog.subscribe(() => void this.#search())
    } catch (error) {
      if (this.#opened !== opened) return
      this.error = toModelmarkError(error)
    }
    this.#host.requestUpdate()
  }

  async #search(): Promise<void> {
    const { catalog } = this
    const own = ++this.#newest
    try {
      const result = await catalog?.search(this.#wishes().query)
      if (own !== this.#newest) return
      this.result = result
      this.error = undefined
    } catch (error) {
      if (own !== this.#newest) return
      this.error = toModelmarkError(error)
    }
    this.#host.requestUpdate()
  }
}
