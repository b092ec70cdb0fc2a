import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { formatAssetId, parseAddress } from '../../src/asset/index.ts'
import { type CatalogHit, type CatalogQuery, type CatalogResult, SORTS } from '../../src/market/index.ts'
import { formatNumber, type ModelGalleryStrings, modelGalleryText } from '../../src/text/index.ts'
import { MarketElement } from '../element.ts'
import { ModelSelectedEvent } from '../events/index.ts'
import { CatalogController } from './catalog-controller.ts'
import { chosenCount, fromHash, type GalleryState, START, toggled, toHash } from './gallery-state.ts'
import { galleryStyles } from './model-gallery.styles.ts'
import { filtersView } from './view-filters.ts'
import { pagesView, progressView, type ResultsOptions, resultsView } from './view-results.ts'

const MAX_PAGE_SIZE = 100

/**
 * All models of a market: found by words as they are typed, narrowed by facets, sorted, a page at a time. With `creator` it
 * is that creator's storefront.
 *
 * @element model-gallery
 *
 * @attr {string} chain - `eip155:8453` or `8453`. May stand on an ancestor, as on `<model-market>`.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} indexer - Address of an indexer (`modelmark index`) to ask for models; otherwise the page reads the chain. May
 *   stand on an ancestor.
 * @attr {string} creator - Shows the models of this account only.
 * @attr {string} query - Words to begin with.
 * @attr {number} [page-size=12] - Models on a page, at most 100.
 * @attr {boolean} deep-links - Keeps what the visitor chose in the address of the page, after `#`.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires model-selected - A visitor chose a model.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when models cannot be read.
 * @slot loading - In place of the skeleton.
 * @slot empty - In place of "No models yet" and "No model matches".
 * @slot error - In place of the error view.
 *
 * @csspart base - All of it.
 * @csspart search - The form with words and order.
 * @csspart filters - The facets; each is a `facet`; also `clear`.
 * @csspart count - How many models were found.
 * @csspart progress - How far the chain and the descriptions were read.
 * @csspart results - The list of cards; each is a `card`.
 * @csspart pages - Turns pages.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate ready - Models are shown.
 * @cssstate empty - There is nothing to show.
 * @cssstate stale - The chain cannot be reached; models known before are shown.
 * @cssstate error - Models cannot be shown.
 */
export class ModelGallery extends MarketElement {
  static override styles = [MarketElement.styles, galleryStyles]

  @property() chain = ''
  @property() contract = ''
  @property() indexer = ''
  @property() creator = ''
  @property() query = ''
  @property({ type: Number, attribute: 'page-size' }) pageSize = 12
  @property({ type: Boolean, attribute: 'deep-links' }) deepLinks = false

  @state() private chosen: GalleryState = START

  readonly #catalog = new CatalogController(this, () => ({
    chain: this.chain,
    contract: this.contract,
    indexer: this.indexer,
    market: this.activeMarket,
    query: this.#query(),
  }))

  /** Looks at the chain now, and again for descriptions that were not found. */
  async refresh(): Promise<void> {
    await this.#catalog.refresh()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#readHash)
    this.#readHash()
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.#readHash)
    super.disconnectedCallback()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query') && this.query !== '') this.chosen = { ...this.chosen, text: this.query, page: 0 }
    if (changed.has('creator') && changed.get('creator') !== undefined)
      this.chosen = { ...this.chosen, page: 0 }
    // An address may name a page that is not, or no longer, there.
    const { total = 0, hits = [] } = this.#catalog.result ?? {}
    if (total > 0 && hits.length === 0 && this.chosen.page * this.#limit >= total)
      this.chosen = { ...this.chosen, page: Math.ceil(total / this.#limit) - 1 }
  }

  protected override view(): TemplateResult {
    const words = modelGalleryText.in(this.language)
    if (this.creator) parseAddress(this.creator)
    const { catalog, result } = this.#catalog
    const progress = catalog?.getState()
    const hasFailed = progress?.status === 'failed' && progress.models === 0
    const error = this.#catalog.error ?? (hasFailed ? progress.error : undefined)
    if (error) {
      this.setStates('error')
      return html`<section class="stack" part="base">
        <slot name="error">${this.errorView(error, () => void this.refresh())}</slot><slot></slot>
      </section>`
    }
    const isLoading = !result || !progress || (progress.models === 0 && progress.status !== 'following')
    if (isLoading) this.setStates('loading')
    else
      this.setStates(
        result.total === 0 ? 'empty' : 'ready',
        ...(progress.status === 'failed' ? ['stale'] : []),
      )
    return html`<section class="gallery" part="base" aria-busy=${isLoading}>
      ${this.#bar(words)}
      ${progress ? progressView(progress, words, this.language) : nothing}
      ${isLoading ? this.#loading(words) : this.#found(result, progress.models, words)}
    </section>`
  }

  #bar(words: ModelGalleryStrings): TemplateResult {
    const { text, sort } = this.chosen
    return html`<search>
      <form class="bar" part="search" @submit=${(event: Event) => event.preventDefault()}>
        <label class="text">${words.search}
          <input type="search" maxlength="200" autocomplete="off" placeholder=${words.placeholder} .value=${text} @input=${this.#type} />
        </label>
        <label class="sort">${words.sort}
          <select @change=${this.#sort}>
            ${SORTS.map(name => html`<option value=${name} .selected=${name === sort}>${words.sorts[name]}</option>`)}
          </select>
        </label>
      </form>
    </search>`
  }

  #loading(words: ModelGalleryStrings): TemplateResult {
    return html`<slot name="loading">
      <p class="visually-hidden" role="status">${words.loading}</p>
      <div class="cards" aria-hidden="true">
        ${[1, 2, 3].map(() => html`<span class="bone card"></span>`)}
      </div>
    </slot>`
  }

  #found(result: CatalogResult, models: number, words: ModelGalleryStrings): TemplateResult {
    const locale = this.language
    const pages = Math.max(1, Math.ceil(result.total / this.#limit))
    const options: ResultsOptions = {
      result,
      market: this.activeMarket,
      words,
      locale,
      pages,
      page: Math.min(this.chosen.page, pages - 1),
      select: hit => this.#select(hit),
      turnTo: page => void this.#turnTo(page),
    }
    const isMarketEmpty = models === 0
    return html`<div class="below">
      ${isMarketEmpty ? nothing : this.#filters(result, words)}
      <div class="found">
        <p class="small quiet" part="count" role="status" tabindex="-1">${words.count(result.total, formatNumber(result.total, locale))}</p>
        ${
          result.total > 0
            ? resultsView(options)
            : html`<slot name="empty"><div class="nothing surface">
                <h3>${isMarketEmpty ? words.nothing : words.noMatch}</h3>
                <p class="quiet">${isMarketEmpty ? words.nothingCure : words.noMatchCure}</p>
              </div></slot>`
        }
        ${pagesView(options)}
      </div>
    </div>`
  }

  #filters(result: CatalogResult, words: ModelGalleryStrings): TemplateResult {
    return filtersView({
      state: this.chosen,
      result,
      words,
      locale: this.language,
      chainName: chainId => this.activeMarket?.chainName(chainId) ?? `eip155:${chainId}`,
      choose: (facet, value) => this.#choose(toggled(this.chosen, facet, value)),
      clear: () => this.#choose({ ...this.chosen, filters: {}, page: 0 }),
    })
  }

  get #limit(): number {
    const size = Math.floor(this.pageSize)
    return size >= 1 ? Math.min(size, MAX_PAGE_SIZE) : 12
  }

  #query(): CatalogQuery {
    const { text, sort, filters, page } = this.chosen
    const creator = /^0x[0-9a-fA-F]{40}$/.test(this.creator) ? (this.creator as `0x${string}`) : undefined
    const range = { offset: page * this.#limit, limit: this.#limit }
    return { text, sort, filters, ...range, ...(creator ? { creator } : {}) }
  }

  #choose(next: GalleryState): void {
    this.chosen = next
    if (!this.deepLinks) return
    const hash = toHash(next)
    history.replaceState(history.state, '', hash ? `#${hash}` : location.pathname + location.search)
  }

  #select({ asset, name }: CatalogHit): void {
    this.dispatchEvent(new ModelSelectedEvent({ asset: formatAssetId(asset), name }))
  }

  /** The next page begins where a reader begins: focus moves to the line above it. */
  async #turnTo(page: number): Promise<void> {
    this.#choose({ ...this.chosen, page })
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[part=count]')?.focus()
  }

  readonly #type = (event: Event): void => {
    this.#choose({ ...this.chosen, text: (event.target as HTMLInputElement).value, page: 0 })
  }

  readonly #sort = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement
    const sort = SORTS.find(name => name === value) ?? 'relevance'
    this.#choose({ ...this.chosen, sort, page: 0 })
  }

  readonly #readHash = (): void => {
    if (this.deepLinks && (location.hash || chosenCount(this.chosen) > 0))
      this.chosen = fromHash(location.hash)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'model-gallery': ModelGallery
  }
}
