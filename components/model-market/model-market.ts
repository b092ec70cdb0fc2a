import { ContextProvider } from '@lit/context'
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { toModelmarkError } from '../../src/error/index.ts'
import type { Market } from '../../src/market/index.ts'
import type { Theme } from '../element.ts'
import { MarketErrorEvent } from '../events/index.ts'
import { marketContext } from '../market-context.ts'
import { pageMarket } from '../page-market.ts'

/**
 * Page-level defaults for the elements inside: where the chain is read, where files come from, which wallet, which
 * language and theme. Elements inside share its one market; it shows nothing of its own.
 *
 * @element model-market
 *
 * @attr {string} chain - Chain of the elements inside, `eip155:8453` or `8453`; the `rpc` servers are this chain's.
 * @attr {string} contract - Registry of the elements inside that name only a `token-id`.
 * @attr {string} rpc - Addresses of JSON-RPC servers, separated by spaces, with `chain`; public ones otherwise.
 * @attr {string} gateways - Addresses of trustless IPFS gateways, separated by spaces.
 * @attr {string} routers - Addresses of delegated routers, separated by spaces, that know more gateways for a file; who runs one learns what is looked for.
 * @attr {string} relays - Multiaddresses or addresses of hub nodes through which visitors find each other.
 * @attr {string} hubs - Addresses of hub nodes, separated by spaces, that keep the orders of `<trade-panel>`s.
 * @attr {string} project-id - WalletConnect project; with `chain`, adds Web3Modal to the wallets. Its code loads when it is chosen.
 * @attr {string} locale - BCP 47 language of the elements inside.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - Theme of the elements inside; `auto` follows the page's `color-scheme`.
 *
 * @fires market-error - The attributes make no market, as when an address is none.
 *
 * @slot - The page.
 */
export class ModelMarket extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    :host([theme='light']) {
      color-scheme: light;
    }
    :host([theme='dark']) {
      color-scheme: dark;
    }
  `

  @property({ reflect: true, useDefault: true }) chain = ''
  @property() rpc = ''
  @property() gateways = ''
  @property() routers = ''
  @property() relays = ''
  @property() hubs = ''
  @property({ attribute: 'project-id' }) projectId = ''
  @property({ reflect: true, useDefault: true }) locale = ''
  @property({ reflect: true, useDefault: true }) theme: Theme = 'auto'
  /** A market made by the page, to provide instead of one made from the attributes. The page closes it. */
  @property({ attribute: false }) market: Market | undefined

  readonly #provider = new ContextProvider(this, { context: marketContext })
  #made: Market | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#provide()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#release()
  }

  protected override updated(changed: PropertyValues<this>): void {
    const settings = ['market', 'chain', 'rpc', 'gateways', 'routers', 'relays', 'hubs', 'projectId'] as const
    if (settings.some(name => changed.has(name))) this.#provide()
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`
  }

  #provide(): void {
    this.#release()
    try {
      this.#made = this.market ? undefined : pageMarket(this)
      this.#provider.setValue(this.market ?? this.#made)
    } catch (error) {
      this.#provider.setValue(undefined)
      this.dispatchEvent(new MarketErrorEvent(toModelmarkError(error)))
    }
  }

  #release(): void {
    void this.#made?.close()
    this.#made = undefined
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'model-market': ModelMarket
  }
}
