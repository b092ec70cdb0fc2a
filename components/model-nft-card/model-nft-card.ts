import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { Manifest } from '../../src/manifest/index.ts'
import type { ModelRecord, ModelState } from '../../src/market/index.ts'
import { formatRelative, type ModelNftCardStrings, modelNftCardText, shortHex } from '../../src/text/index.ts'
import { AssetElement } from '../asset-element.ts'
import { StoreController } from '../controllers/index.ts'
import { hallmark } from '../hallmark/hallmark.ts'
import { checkIcon, clockIcon, warningIcon } from '../icons.ts'
import { adoptSheets } from '../styles/adopt-sheets.ts'
import { cheapestTier } from './cheapest-tier.ts'
import { modelFacts } from './model-facts.ts'
import { cardStyles } from './model-nft-card.styles.ts'
import { cardPrice } from './tier-price.ts'

/**
 * A model at a glance: picture, name, creator, facts, latest version, whether its description is what the chain
 * commits to, and what a licence costs. Details open in a dialog.
 *
 * @element model-nft-card
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`.
 * @attr {string} chain - With `contract` and `token-id` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - Number of the model, decimal.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the card comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 * @attr {boolean} without-details - Leaves out the details dialog and the button that opens it.
 *
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when the model cannot be read.
 * @slot media - In place of the picture.
 * @slot header - In place of name and creator.
 * @slot badge - In place of the verified mark.
 * @slot actions - Beside the price; holds a `<license-button>` well.
 * @slot loading - In place of the skeleton.
 * @slot error - In place of the error view.
 *
 * @csspart base - The sheet.
 * @csspart media - The box of the picture; its ratio is `--mm-media-ratio`.
 * @csspart body - Everything beside the picture.
 * @csspart badge - The verified, tampered or not-verified mark, and `warning`: disputed, listing challenged, delisted.
 * @csspart title - The name.
 * @csspart owner - The line with creator, version and age.
 * @csspart description - The description, in wide layouts.
 * @csspart facts - Task, parameters, size, format.
 * @csspart price - What a licence costs.
 * @csspart details-button - Opens the details.
 * @csspart dialog - The details.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssprop --mm-media-ratio - Ratio of the picture, `16 / 9`.
 * @cssprop --mm-radius-surface - Corners of the sheet.
 * @cssprop --mm-color-surface - The sheet; with all other `--mm-color-*`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate ready - The record was read.
 * @cssstate verified - The manifest's bytes match the digest on chain.
 * @cssstate tampered - Somebody sent other bytes.
 * @cssstate disputed - A dispute about the model, or a challenge of its listing, is open.
 * @cssstate delisted - The model sells no new licences.
 * @cssstate stale - The chain cannot be reached; an earlier record is shown.
 * @cssstate error - The model cannot be shown.
 */
export class ModelNftCard extends AssetElement {
  static override styles = [AssetElement.styles, cardStyles]

  @property({ type: Boolean, attribute: 'without-details' }) withoutDetails = false

  @state() private picture: { readonly of: Manifest; readonly url?: string } | undefined

  @state() private details: typeof import('./model-details.ts') | undefined
  @state() private detailsError: ModelmarkError | undefined

  readonly #model = new StoreController<ModelState>(this, () => this.#store())

  /** Asked for by those who open the details. */
  readonly #said = new StoreController(this, () =>
    this.details && this.assetId ? this.activeMarket?.disputesOf(this.assetId) : undefined,
  )

  /** Reads the model again. */
  async refresh(): Promise<void> {
    await this.#store()?.refresh()
  }

  /** Opens the details; their code is loaded the first time. */
  async show(): Promise<void> {
    if (this.withoutDetails) return
    try {
      this.details ??= await import('./model-details.ts')
    } catch (error) {
      this.detailsError = toModelmarkError(error)
      return
    }
    adoptSheets(this.renderRoot, this.details.detailsSheets)
    await this.updateComplete
    const dialog = this.#dialog
    if (dialog && !dialog.open) dialog.showModal()
  }

  /** Closes the details; focus returns to where it was. */
  close(): void {
    this.#dialog?.close()
  }

  protected override view(): TemplateResult {
    const words = modelNftCardText.in(this.language)
    const state = this.#model.state
    const error = this.configError ?? (state?.record.status === 'failed' ? state.record.error : undefined)
    if (error) return this.#failed(error)
    if (state?.record.status !== 'ready') return this.#loading(words)
    return this.#ready(state.record.value, state, words)
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  #store() {
    return this.wanted && this.assetId ? this.activeMarket?.model(this.assetId) : undefined
  }

  #loading(words: ModelNftCardStrings): TemplateResult {
    this.setStates('loading')
    return html`<article class="card surface" part="base" aria-busy="true">
      <slot name="loading">
        <span class="visually-hidden">${words.loading}</span>
        <div class="frame">
          <div class="media"><span class="bone fill"></span></div>
          <div class=${this.#bodyClass}>
            <div><span class="bone title"></span><span class="bone half"></span></div>
            <div class="chips"><span class="bone pill"></span><span class="bone pill wide"></span><span class="bone pill"></span></div>
            <div class="foot"><span class="bone half"></span>${this.#actions()}</div>
          </div>
        </div>
      </slot>
    </article>`
  }

  #failed(error: Error): TemplateResult {
    this.setStates('error')
    return html`<article class="card surface" part="base">
      <div class="pad stack">
        <slot name="error">${this.errorView(toModelmarkError(error), this.#retry)}</slot>
        <slot></slot>
      </div>
    </article>`
  }

  #ready(record: ModelRecord, state: ModelState, words: ModelNftCardStrings): TemplateResult {
    const manifest = state.manifest.status === 'ready' ? state.manifest.value : undefined
    const broken = state.manifest.status === 'failed' ? toModelmarkError(state.manifest.error) : undefined
    const tampered = broken?.code === 'digest-mismatch'
    const stale = state.record.status === 'ready' && state.record.stale
    this.setStates(
      'ready',
      ...(manifest ? ['verified'] : tampered ? ['tampered'] : []),
      ...(record.standing?.disputeId || record.standing?.challenged ? ['disputed'] : []),
      ...(record.standing?.status === 'delisted' ? ['delisted'] : []),
      ...(stale ? ['stale'] : []),
    )
    this.#wantPicture(manifest)
    const name = manifest?.name ?? words.unnamed(String(record.asset.tokenId))
    const details = this.withoutDetails
      ? nothing
      : html`<button
          class="pill"
          part="details-button"
          type="button"
          aria-haspopup="dialog"
          aria-label=${words.detailsOf(name)}
          @click=${this.show}
        >
          ${words.details}
        </button>`
    return html`<article class="card surface" part="base" aria-labelledby="name" aria-busy=${state.manifest.status === 'loading'}>
      <div class="frame">
        <div class="media" part="media">
          <slot name="media">${this.#media(record, manifest, name, words)}</slot>
          <div class="over">
            <div class="badge" part="badge"><slot name="badge">${this.#badge(record, state, tampered, words)}</slot>${warning(record, words)}</div>
            ${details}
          </div>
        </div>
        <div class=${this.#bodyClass} part="body">
          <div class="head">
            <slot name="header">
              ${state.manifest.status === 'loading' ? this.#headToCome(name) : html`<h3 id="name" part="title">${name}</h3>${this.#byline(record, manifest, words)}`}
            </slot>
          </div>
          ${manifest?.description ? html`<p class="description" part="description">${manifest.description}</p>` : nothing}
          ${manifest ? modelFacts(manifest, words, this.language) : nothing}
          ${state.manifest.status === 'loading' ? html`<div class="chips" aria-hidden="true"><span class="bone pill"></span><span class="bone pill wide"></span></div>` : nothing}
          ${broken ? html`<slot name="error">${this.errorView(broken, this.#retry)}</slot>` : nothing}
          ${this.detailsError ? this.errorView(this.detailsError) : nothing}
          ${this.#age(state, words)}
          <div class="foot">
            ${this.#price(record, words)}
            ${this.#actions()}
          </div>
        </div>
      </div>
      ${
        this.details?.modelDetails({
          record,
          state,
          name,
          said: this.#said.state,
          market: this.activeMarket,
          locale: this.language,
          close: () => this.close(),
        }) ?? nothing
      }
      <slot hidden></slot>
    </article>`
  }

  #media({ version }: ModelRecord, manifest: Manifest | undefined, name: string, words: ModelNftCardStrings) {
    const digest = version.manifestDigest
    const drawing = guard([digest, words.hallmark], () => hallmark(digest, words.hallmark))
    if (!manifest?.image) return drawing
    if (this.picture?.of !== manifest) return html`<span class="bone fill"></span>`
    return this.picture.url
      ? html`<img src=${this.picture.url} alt=${words.picture(name)} @error=${() => (this.picture = { of: manifest })} />`
      : drawing
  }

  #badge(record: ModelRecord, state: ModelState, tampered: boolean, words: ModelNftCardStrings) {
    const { chainId } = record.asset
    if (state.manifest.status === 'ready') {
      const chain = this.activeMarket?.chainName(chainId) ?? `eip155:${chainId}`
      return html`<span class="mark good">${checkIcon()}${words.verified(chain)}</span>`
    }
    if (state.manifest.status === 'loading') return nothing
    return tampered
      ? html`<span class="mark bad">${warningIcon()}${words.tampered}</span>`
      : html`<span class="mark warn">${warningIcon()}${words.unverified}</span>`
  }

  /** Name and version come together with the manifest: text that is replaced would push what stands beside it. */
  #headToCome(name: string) {
    return html`<h3 id="name" class="visually-hidden">${name}</h3>
      <div aria-hidden="true"><span class="bone title"></span><span class="bone half"></span></div>`
  }

  #byline({ creator, version }: ModelRecord, manifest: Manifest | undefined, words: ModelNftCardStrings) {
    const now = Date.now() / 1000
    return html`<p class="byline small quiet" part="owner">
      <span title=${creator}>${words.by(shortHex(creator))}</span>
      <span>v${manifest?.version.replace(/^v/i, '') ?? version.index + 1}</span>
      <span>${formatRelative(version.createdAt, now, this.language)}</span>
    </p>`
  }

  #age(state: ModelState, words: ModelNftCardStrings) {
    if (state.record.status !== 'ready' || !state.record.stale) return nothing
    const age = formatRelative(state.record.readAt / 1000, Date.now() / 1000, this.language)
    return html`<p class="age small" role="status">${clockIcon()}${words.stale(age)}</p>`
  }

  /** Narrow cards keep a row free for an action. */
  get #bodyClass(): string {
    return this.querySelector(':scope > [slot=actions]') ? 'body acting' : 'body'
  }

  #actions() {
    return html`<div class="actions"><slot name="actions" @slotchange=${() => this.requestUpdate()}></slot></div>`
  }

  #price(record: ModelRecord, words: ModelNftCardStrings) {
    const tier = cheapestTier(record.tiers)
    if (!tier) return html`<p class="small quiet" part="price">${words.notOnSale}</p>`
    const { price, per } = cardPrice(tier, record.tiers, words, this.language)
    return html`<p part="price">
      <span class="small quiet">${tier.offer.price === 0n ? words.freeLicences : words.from}</span>
      <span class="price number"><bdi>${price}</bdi> <bdi class="small quiet">${per}</bdi></span>
    </p>`
  }

  /** Asks for the picture once for each manifest; until it is known the box stays grey. */
  #wantPicture(manifest: Manifest | undefined): void {
    if (!manifest?.image || this.#pictureOf === manifest) return
    this.#pictureOf = manifest
    this.activeMarket
      ?.image(manifest)
      .catch(() => undefined)
      .then(url => {
        if (this.#pictureOf === manifest)
          this.picture = url === undefined ? { of: manifest } : { of: manifest, url }
      })
  }

  #pictureOf: Manifest | undefined

  readonly #retry = (): void => {
    void this.refresh()
  }
}

/** What a buyer should know before anything else of the model. */
function warning({ standing }: ModelRecord, words: ModelNftCardStrings) {
  if (!standing) return nothing
  const { status, disputeId, challenged } = standing
  const text =
    status === 'delisted'
      ? words.delisted
      : disputeId
        ? words.disputed
        : challenged
          ? words.challenged
          : undefined
  if (text === undefined) return nothing
  return html`<span class="mark ${status === 'delisted' ? 'bad' : 'warn'}" part="warning">${warningIcon()}${text}</span>`
}

declare global {
  interface HTMLElementTagNameMap {
    'model-nft-card': ModelNftCard
  }
}
