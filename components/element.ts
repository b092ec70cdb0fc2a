import { type CSSResultGroup, LitElement, type ReactiveController } from 'lit'
import { property } from 'lit/decorators.js'
import { type ModelmarkError, toModelmarkError } from '../src/error/index.ts'
import type { Market } from '../src/market/index.ts'
import { nextTurn } from '../src/store/index.ts'
import { LocaleController, MarketController } from './controllers/index.ts'
import { errorStyles } from './error-view/error-view.styles.ts'
import { errorView } from './error-view/error-view.ts'
import { MarketErrorEvent } from './events/index.ts'
import { prepareFormats } from './prepare-formats.ts'
import { base, controls, skeleton, surface, tokens } from './styles/index.ts'

export type Theme = 'auto' | 'light' | 'dark'

/**
 * What all elements share: theme, language, the page's market, custom states, and an error view in place of an
 * exception. A subclass writes `view()` and never `render()`.
 */
export abstract class MarketElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, base, controls, surface, skeleton, errorStyles]

  /** `auto` follows the page's `color-scheme`. */
  @property({ reflect: true, useDefault: true }) theme: Theme = 'auto'
  /** BCP 47 language; otherwise that of the nearest ancestor with `lang`. */
  @property({ reflect: true, useDefault: true }) locale = ''
  /** A market to use instead of the one around the element. */
  @property({ attribute: false }) market: Market | undefined

  protected readonly internals: ElementInternals = this.attachInternals()
  readonly #controllers: ReactiveController[] = []
  readonly #locale = new LocaleController(this)
  readonly #market = new MarketController(this, () => !this.market && this.wantsMarket)
  #connected = false
  #shown: ModelmarkError | undefined
  #told: ModelmarkError | undefined

  constructor() {
    super()
    this.addController({ hostUpdate: () => (this.#shown = undefined), hostUpdated: () => this.#tell() })
  }

  /**
   * Setting up a hundred elements at once would hold up the page: each waits for its turn, the first one does not. Its
   * root with the style sheets it has at once, so that it takes its room.
   */
  override connectedCallback(): void {
    if (this.hasUpdated) {
      this.#connect()
      return
    }
    if (!this.shadowRoot) Object.assign(this, { renderRoot: this.createRenderRoot() })
    void nextTurn('user-visible').then(() => {
      if (this.isConnected && !this.#connected) this.#connect()
    })
  }

  override disconnectedCallback(): void {
    if (!this.#connected) return
    this.#connected = false
    super.disconnectedCallback()
  }

  #connect(): void {
    this.#connected = true
    super.connectedCallback()
  }

  /** What is shown now. May throw: an error view is shown then. */
  protected abstract view(): unknown

  /** False while the element can do without a market, as when it is out of view. */
  protected get wantsMarket(): boolean {
    return true
  }

  /** Whether the visitor is likely to see the element: it is then drawn before those they do not. */
  protected get inView(): boolean {
    return true
  }

  /** The market this element asks; undefined until there is one. */
  protected get activeMarket(): Market | undefined {
    return this.market ?? this.#market.market
  }

  /** The language spoken, for `Intl` and for `text`. */
  protected get language(): string {
    return this.#locale.locale
  }

  /** Makes these the custom states that hold, and no others. */
  protected setStates(...names: readonly string[]): void {
    for (const state of [...this.internals.states])
      if (!names.includes(state)) this.internals.states.delete(state)
    for (const name of names) this.internals.states.add(name)
  }

  /** Shows an error and, once it is shown, tells the page of it with one `market-error`. */
  protected errorView(error: ModelmarkError, retry?: () => void): unknown {
    this.#shown = error
    return errorView({ error, locale: this.language, retry })
  }

  override addController(controller: ReactiveController): void {
    super.addController(controller)
    this.#controllers.push(controller)
  }

  /**
   * A page may hold hundreds of elements: all ask for what they show first, so that they share requests, and each draws
   * when its turn has come.
   */
  protected override async scheduleUpdate(): Promise<void> {
    await nextTurn('user-blocking')
    for (const controller of this.#controllers) controller.hostUpdate?.()
    prepareFormats(this.language)
    if (!this.inView) await nextTurn('background')
    super.scheduleUpdate()
  }

  protected override render(): unknown {
    try {
      return this.view()
    } catch (error) {
      this.setStates('error')
      return this.errorView(toModelmarkError(error), () => this.requestUpdate())
    }
  }

  #tell(): void {
    const error = this.#shown
    if (error && error !== this.#told) this.dispatchEvent(new MarketErrorEvent(error))
    this.#told = error
  }
}
