import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { License } from '../../src/license/index.ts'
import type { ModelShares, OrderBook } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import { type TradePanelStrings, tradePanelText } from '../../src/text/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { Actions, actionsStyles, actionsView } from '../actions/index.ts'
import { AssetElement } from '../asset-element.ts'
import { StoreController } from '../controllers/index.ts'
import { panelSkeleton } from '../panel-skeleton.ts'
import { draftValue, FIRST_ORDER, type OrderDraft, orderInput } from './order-draft.ts'
import { orderInHash } from './order-link.ts'
import { OrderSigning } from './order-signing.ts'
import { licenseForSale } from './sale-request.ts'
import { ShownOrder } from './shown-order.ts'
import { createTradeActions } from './trade-actions.ts'
import { tradePanelStyles } from './trade-panel.styles.ts'
import { bookView } from './view-book.ts'
import { cancelAllView } from './view-cancel-all.ts'
import { handOnView } from './view-hand-on.ts'
import { importView } from './view-import.ts'
import { makeView } from './view-make.ts'
import { orderView } from './view-order.ts'

/**
 * How a model, its licences and its shares change hands: orders that people sign and hand on as a file, a link, or through the
 * hub nodes a page names. Each order of a stranger is compared with the chain and shown as what it is. On a page with
 * `<my-licenses>` it takes what somebody wants to sell there.
 *
 * @element trade-panel
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`.
 * @attr {string} chain - With `contract` and `token-id` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - Number of the model, decimal.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the panel comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires order-signed - The visitor signed an order; nothing is on the chain yet. Each event comes once.
 * @fires order-filled - The visitor filled an order.
 * @fires orders-cancelled - The visitor took one order back, or all.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when the model cannot be read.
 * @slot header - In place of the title.
 * @slot loading - In place of the skeleton.
 * @slot error - In place of the error when the model cannot be read.
 *
 * @csspart base - The sheet.
 * @csspart title - The title.
 * @csspart order - The order that is looked at; `sums` is what it comes to, `problem` why it cannot be filled, `fill` and `take-back` its buttons.
 * @csspart book - The orders of hub nodes; each is a `row`.
 * @csspart make - The form of a new order; `sign` is its button.
 * @csspart signed - What to do with a signed order; also `publish`, `download`.
 * @csspart import - Where an order is pasted.
 * @csspart action-status - What the last action is at.
 * @csspart wallets - The choice of wallets.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate pending - A signature or transaction is under way.
 * @cssstate error - The model cannot be read.
 */
export class TradePanel extends AssetElement {
  static override styles = [AssetElement.styles, ...actionsStyles, ...tradePanelStyles]

  @state() private draft: OrderDraft = FIRST_ORDER
  /** Number of shares to take of the order that is looked at. */
  @state() private takes = ''
  @state() private makes = false

  readonly #scope = () =>
    this.wanted && this.assetId && this.activeMarket
      ? { asset: this.assetId, market: this.activeMarket }
      : undefined
  readonly #book = new StoreController<Loadable<OrderBook>>(this, () => {
    const scope = this.#scope()
    return scope?.market.orders(scope.asset)
  })
  readonly #wallet = new StoreController<WalletState>(this, () => this.#scope()?.market.wallet)
  /** Asked for by who makes an order only: both search the chain. */
  readonly #licenses = new StoreController<Loadable<readonly License[]>>(this, () => {
    const scope = this.makes ? this.#scope() : undefined
    return scope?.market.licenses(scope.asset)
  })
  readonly #shares = new StoreController<Loadable<ModelShares>>(this, () => {
    const scope = this.makes ? this.#scope() : undefined
    return scope?.market.sharesOf(scope.asset)
  })
  /** The part of the address that was read last. */
  #hash = ''
  readonly #actions = new Actions(this, this.#scope)
  readonly #shown = new ShownOrder(this, this.#scope)
  readonly #signing = new OrderSigning(this, this.#scope)
  readonly #do = createTradeActions(this, this.#actions, () => void this.refresh())

  /** Reads orders again, the one that is looked at included. */
  async refresh(): Promise<void> {
    const scope = this.#scope()
    this.#shown.check()
    await scope?.market.orders(scope.asset).refresh()
  }

  /** Shows an order: its JSON, as somebody handed it on. */
  showOrder(document: string): void {
    this.loading = 'eager'
    this.takes = ''
    this.#shown.show(document)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#readHash)
    document.addEventListener('license-sale-request', this.#sellLicense)
    this.#readHash()
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.#readHash)
    document.removeEventListener('license-sale-request', this.#sellLicense)
    super.disconnectedCallback()
  }

  protected override view(): TemplateResult {
    const words = tradePanelText.in(this.language)
    const problem = this.#problem
    if (problem) {
      this.setStates('error')
      return html`<section class="surface pad" part="base"><slot name="error">${this.errorView(problem, () => void this.refresh())}</slot><slot></slot></section>`
    }
    const book = this.#book.state
    if (book?.status !== 'ready') {
      this.setStates('loading')
      return panelSkeleton(words.loading)
    }
    this.setStates(...(this.#busy ? ['pending'] : []))
    return html`<section class="surface pad" part="base" aria-labelledby="title" aria-busy=${this.#busy}>
      <div class="panel">
        <slot name="header"><h3 id="title" part="title">${words.title}</h3></slot>
        ${this.#status(words)} ${this.#signing.error ? this.errorView(this.#signing.error, () => void this.#sign()) : nothing}
        ${this.#order(words)} ${this.#handOn(words)}
        ${this.#market?.hubs.length ? bookView({ book: book.value, words, locale: this.language, look: ({ text }) => this.showOrder(text) }) : nothing}
        <details .open=${this.makes} @toggle=${(event: Event) => (this.makes = (event.target as HTMLDetailsElement).open)}>
          <summary>${words.make}</summary>
          ${this.makes ? this.#make(book.value, words) : nothing}
        </details>
        <details .open=${this.#shown.isUnreadable}>
          <summary>${words.have}</summary>
          ${importView(words, this.#shown.isUnreadable, text => this.showOrder(text))}
        </details>
        ${this.#account === undefined ? nothing : cancelAllView(words, this.#busy, () => void this.#do.cancelAll.start({}))}
      </div>
    </section>`
  }

  #status(words: TradePanelStrings): TemplateResult {
    return actionsView(this.#actions, {
      locale: this.language,
      done: () => {
        const active = this.#actions.active?.action
        return active === this.#do.fill
          ? words.filled
          : active === this.#do.cancel
            ? words.cancelled
            : words.allCancelled
      },
      ...(this.#signing.isUnderWay && { idle: words.signing }),
      error: (error, retry) => this.errorView(error, retry),
    })
  }

  #order(words: TradePanelStrings): unknown {
    const { seen, isLoading, error } = this.#shown
    if (error) return this.errorView(error, () => this.#shown.check())
    if (isLoading) return html`<p role="status" class="quiet">${words.loading}</p>`
    if (!seen) return nothing
    const scope = this.#scope()
    const { order, document } = seen
    return orderView({
      seen,
      busy: this.#busy,
      words,
      locale: this.language,
      account: this.#account,
      you: words.yours,
      accountUrl: account => scope?.market.explorerUrl(scope.asset.chainId, 'address', account),
      part: this.takes,
      changePart: part => (this.takes = part),
      fill: (amount, minProceeds) =>
        void this.#do.fill.start({
          order,
          signature: document.signature,
          amount,
          ...(minProceeds !== undefined && { minProceeds }),
        }),
      takeBack: () => void this.#do.cancel.start({ nonce: order.nonce }),
      close: () => this.#shown.show(undefined),
    })
  }

  #handOn(words: TradePanelStrings): TemplateResult | typeof nothing {
    const { document, publications } = this.#signing
    if (document === undefined) return nothing
    return handOnView({
      document,
      hasHubs: (this.#market?.hubs.length ?? 0) > 0,
      publications,
      words,
      publish: () => void this.#signing.publish().then(() => this.refresh()),
      close: () => this.#signing.close(),
    })
  }

  #make(book: OrderBook, words: TradePanelStrings): TemplateResult {
    return makeView({
      draft: this.draft,
      value: this.#value(book),
      currencies: book.currencies,
      licenses: this.#own(this.#licenses.state) ?? [],
      hasShares: this.#sharesAddress !== undefined,
      busy: this.#busy,
      words,
      locale: this.language,
      change: (name, value) => (this.draft = { ...this.draft, [name]: value }),
      sign: () => void this.#sign(),
    })
  }

  async #sign(): Promise<void> {
    const book = this.#own(this.#book.state)
    const value = book && this.#value(book)
    const input = value && orderInput(this.draft, value, book.royaltyBps, Date.now() / 1000)
    if (!input || this.#busy) return
    this.#actions.dismiss()
    if (await this.#actions.wallets.ready()) await this.#signing.sign(input)
  }

  #value(book: OrderBook) {
    const side = this.draft.side
    const { currencies } = book
    return draftValue(this.draft, {
      currencies: side === 'offer' ? currencies.filter(({ address }) => BigInt(address) !== 0n) : currencies,
      shares: this.#sharesAddress,
      royaltyBps: book.royaltyBps,
    })
  }

  #own<Value>(loadable: Loadable<Value> | undefined): Value | undefined {
    return loadable?.status === 'ready' ? loadable.value : undefined
  }

  get #sharesAddress() {
    return this.#own(this.#shares.state)?.fractions[0]?.shares
  }

  get #market() {
    return this.#scope()?.market
  }

  get #busy(): boolean {
    return this.#signing.isUnderWay || this.#actions.busy
  }

  get #account(): string | undefined {
    const wallet = this.#wallet.state
    return wallet?.status === 'connected' ? wallet.account : undefined
  }

  get #problem(): ModelmarkError | undefined {
    const book = this.#book.state
    return this.configError ?? (book?.status === 'failed' ? toModelmarkError(book.error) : undefined)
  }

  readonly #readHash = (): void => {
    if (location.hash === this.#hash) return
    this.#hash = location.hash
    const order = orderInHash(location.hash)
    if (order !== undefined) this.#shown.show(order)
  }

  /** What `<my-licenses>` asks for; another panel's model is that panel's. */
  readonly #sellLicense = (event: Event): void => {
    const licenseId = licenseForSale(event, this.assetId)
    if (licenseId === undefined) return
    event.preventDefault()
    this.loading = 'eager'
    this.makes = true
    this.draft = { ...this.draft, side: 'listing', kind: 'license', licenseId }
    this.scrollIntoView({ block: 'nearest' })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'trade-panel': TradePanel
  }
}
