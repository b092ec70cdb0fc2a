import { html, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { WalletState } from '../../src/wallet/index.ts'
import { actionsStyles } from '../actions/index.ts'
import { StoreController } from '../controllers/index.ts'
import { MarketElement } from '../element.ts'
import { readRegistry } from '../read-registry.ts'
import { FilesController } from './files-controller.ts'
import { HandOver } from './hand-over.ts'
import { modelPublishStyles } from './model-publish.styles.ts'
import { PublishForm } from './publish-form.ts'
import type { PublishScene } from './publish-scene.ts'
import { PublishingController } from './publishing-controller.ts'

/**
 * Brings a model to the market in five steps: files, which are fingerprinted in the page; what it is; who shares the
 * revenue; what can be bought; and, with the costs in sight, publishing. What is filled in survives a reload, and so does
 * what was published half way.
 *
 * @element model-publish
 *
 * @attr {string} chain - `eip155:8453` or `8453`. May stand on an ancestor, as on `<model-market>`.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} hub - Base URL of a hub that takes files: `https://hub.example`.
 * @attr {string} currencies - Addresses of tokens that prices may be in, between spaces; the chain's coin always is.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires model-published - A model and all its tiers are on chain. Once for each.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when there is no market to publish to.
 * @slot header - In place of the title.
 * @slot error - In place of the error view when there is no market to publish to.
 *
 * @csspart base - The sheet.
 * @csspart title - The title.
 * @csspart steps - The steps; the present one has `aria-current`.
 * @csspart drop - Where files are dropped.
 * @csspart progress - Hashing or sending, with numbers.
 * @csspart files - The table of files.
 * @csspart payees - Who shares the revenue; also `parents`.
 * @csspart offer - A tier; also `presets`.
 * @csspart costs - What publishing costs; also `hand-over`.
 * @csspart publish - The button; `action-status` says what it is at.
 * @csspart preview - How the model will look.
 * @csspart problem - What is wrong about a field.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate hashing - Files are fingerprinted.
 * @cssstate uploading - Files go to the hub.
 * @cssstate sharing - Visitors get the files from this page.
 * @cssstate pending - Something is being signed or sent.
 * @cssstate published - The model is on chain.
 * @cssstate error - There is no market to publish to.
 */
export class ModelPublish extends MarketElement {
  static override styles = [MarketElement.styles, ...actionsStyles, ...modelPublishStyles]

  @property() chain = ''
  @property() contract = ''
  @property() hub = ''
  @property() currencies = ''
  /** Lets the hub take files; asked for in the last step unless given. Never an attribute, for it is a secret. */
  @property({ attribute: false }) uploadToken = ''

  readonly #wallet = new StoreController<WalletState>(this, () => this.activeMarket?.wallet)
  readonly #publishing = new PublishingController(this, () => ({
    registry: () => readRegistry(this, this.chain, this.contract),
    currencies: this.currencies,
    market: this.activeMarket,
  }))
  readonly #files = new FilesController(this)
  readonly #scene: PublishScene = {
    host: this,
    market: () => this.activeMarket,
    publishing: this.#publishing,
    files: this.#files,
    handOver: new HandOver(this, this.#files, () => ({ hub: this.hub, token: this.uploadToken })),
    account: () => (this.#wallet.state?.status === 'connected' ? this.#wallet.state.account : undefined),
    locale: () => this.language,
    errorView: (error, retry) => this.errorView(error, retry),
  }
  readonly #form = new PublishForm(this.#scene)

  override disconnectedCallback(): void {
    this.#files.stop()
    this.#files.stopSharing()
    super.disconnectedCallback()
  }

  protected override view(): TemplateResult {
    const { error } = this.#publishing
    if (error) {
      this.setStates('error')
      return html`<section class="surface pad" part="base"><slot name="error">${this.errorView(error, () => this.#publishing.retry())}</slot><slot></slot></section>`
    }
    const { hashing, uploading, sharing } = this.#files
    this.setStates(
      ...(hashing ? ['hashing'] : []),
      ...(uploading ? ['uploading'] : []),
      ...(sharing ? ['sharing'] : []),
      ...this.#form.states,
    )
    return html`<section class="surface pad" part="base" aria-labelledby="title">${this.#form.view()}</section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'model-publish': ModelPublish
  }
}
