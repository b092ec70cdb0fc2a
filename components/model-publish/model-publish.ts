import { html, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { actionsStyles } from '../actions/index.ts'
import { AssetElement } from '../asset-element.ts'
import { StoreController } from '../controllers/index.ts'
import { readRegistry } from '../read-registry.ts'
import { FilesController } from './files-controller.ts'
import { HandOver } from './hand-over.ts'
import { ManageForm } from './manage-form.ts'
import { modelPublishStyles } from './model-publish.styles.ts'
import { PublishForm } from './publish-form.ts'
import type { PublishScene } from './publish-scene.ts'
import { PublishingController } from './publishing-controller.ts'

/**
 * Brings a model to the market in five steps: files, which are fingerprinted in the page; what it is; who shares the
 * revenue; what can be bought; and, with the costs in sight, publishing. With `asset` it is for the owner of a model that is
 * there already: the next version, and licences to close, to replace and to add. What is filled in survives a reload, and so
 * does what was done half way.
 *
 * @element model-publish
 *
 * @attr {string} asset - CAIP-19 id of a model to manage, `eip155:8453/erc721:0x…/42`; a new one is published unless given.
 * @attr {string} chain - `eip155:8453` or `8453`. May stand on an ancestor, as on `<model-market>`.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - With `chain` and `contract` in place of `asset`, decimal.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the element comes near the window.
 * @attr {string} hub - Base URL of a hub that takes files: `https://hub.example`.
 * @attr {string} pinning - Base URL of a service of the IPFS Pinning Service API, which keeps what the hub has, or what
 *   this page gives to visitors while it is open: `https://api.pinning.example`.
 * @attr {string} currencies - Addresses of tokens that prices may be in, between spaces; the chain's coin always is.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires model-published - A model and all its tiers are on chain. Once for each.
 * @fires version-published - A model has a new version. Each of these comes once.
 * @fires offer-created - A licence is on sale; `replaces` names the one that was closed for it.
 * @fires offer-closed - A licence is not on sale any more.
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
 * @csspart pinning - How many files the pinning service keeps.
 * @csspart publish - The button; `action-status` says what it is at.
 * @csspart preview - How the model will look.
 * @csspart tabs - Versions and licences of a model that is managed.
 * @csspart version-form - The next version; also `figures`, `changes`, `publish-version`.
 * @csspart history - The versions so far; each is a `version`.
 * @csspart tiers - The licences on sale; each is a `tier`. Also `closed-tiers`.
 * @csspart closing - What closing a licence means; also `close-offer`.
 * @csspart offer-form - A licence that is put on sale or in the place of another; also `submit-offer`.
 * @csspart not-owner - What somebody who does not own the model is told; `connect` is the button of who is not connected.
 * @csspart problem - What is wrong about a field.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate hashing - Files are fingerprinted.
 * @cssstate uploading - Files go to the hub.
 * @cssstate sharing - Visitors get the files from this page.
 * @cssstate pinning - The pinning service is waited for.
 * @cssstate pending - Something is being signed or sent.
 * @cssstate published - The model is on chain.
 * @cssstate loading - The model to manage is being read.
 * @cssstate owned - The connected account owns the model to manage.
 * @cssstate error - There is no market to publish to.
 */
export class ModelPublish extends AssetElement {
  static override styles = [AssetElement.styles, ...actionsStyles, ...modelPublishStyles]

  @property() hub = ''
  @property() currencies = ''
  /** Lets the hub take files; asked for in the last step unless given. Never an attribute, for it is a secret. */
  @property({ attribute: false }) uploadToken = ''
  @property() pinning = ''
  /** Of the account at the pinning service; asked for in the last step unless given. Never an attribute, for it is a secret. */
  @property({ attribute: false }) pinningToken = ''

  readonly #wallet = new StoreController<WalletState>(this, () => this.activeMarket?.wallet)
  readonly #publishing = new PublishingController(this, () => ({
    registry: () => (this.#manages ? this.assetId : readRegistry(this, this.chain, this.contract)),
    currencies: this.currencies,
    market: this.activeMarket,
  }))
  readonly #files = new FilesController(this)
  readonly #scene: PublishScene = {
    host: this,
    market: () => this.activeMarket,
    publishing: this.#publishing,
    files: this.#files,
    handOver: new HandOver(this, { files: this.#files, market: () => this.activeMarket, wishes: this }),
    account: () => (this.#wallet.state?.status === 'connected' ? this.#wallet.state.account : undefined),
    locale: () => this.language,
    errorView: (error, retry) => this.errorView(error, retry),
  }
  readonly #publishForm = new PublishForm(this.#scene, () => !this.#manages)
  readonly #manageForm = new ManageForm(this.#scene, () => (this.#manages ? this.assetId : undefined))

  override disconnectedCallback(): void {
    this.#files.stop()
    this.#files.stopSharing()
    super.disconnectedCallback()
  }

  protected override view(): TemplateResult {
    const form = this.#manages ? this.#manageForm : this.#publishForm
    const problem = this.#problem
    if (problem) {
      this.setStates('error')
      return html`<section class="surface pad" part="base"><slot name="error">${this.errorView(problem, () => this.#retry())}</slot><slot></slot></section>`
    }
    const { hashing, uploading, sharing } = this.#files
    this.setStates(
      ...(hashing ? ['hashing'] : []),
      ...(uploading ? ['uploading'] : []),
      ...(sharing ? ['sharing'] : []),
      ...(this.#scene.handOver.pinning.isWaiting ? ['pinning'] : []),
      ...form.states,
    )
    return html`<section class="surface pad" part="base" aria-labelledby="title">${form.view()}</section>`
  }

  /** Whether it is about a model that is on the market already. */
  get #manages(): boolean {
    return this.asset !== '' || this.tokenId !== ''
  }

  get #problem(): ModelmarkError | undefined {
    const ofModel = this.#manages ? (this.configError ?? this.#manageForm.problem) : undefined
    return ofModel ?? this.#publishing.error
  }

  #retry(): void {
    this.#publishing.retry()
    this.#manageForm.retry()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'model-publish': ModelPublish
  }
}
