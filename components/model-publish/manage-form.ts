import { html, nothing, type TemplateResult } from 'lit'
import { type AssetId, sameAddress } from '../../src/asset/index.ts'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { ModelRecord, ModelState, ModelVersion, ModelVersions } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import { type ModelManageStrings, modelManageText, modelVersionsText } from '../../src/text/index.ts'
import { accountName } from '../charts/index.ts'
import { StoreController } from '../controllers/index.ts'
import { historyView } from '../model-versions/view-history.ts'
import { connectView } from '../wallet-choice/view-connect.ts'
import { WalletChoiceController } from '../wallet-choice/wallet-choice-controller.ts'
import { OffersForm } from './offers-form.ts'
import type { PublishScene } from './publish-scene.ts'
import { VersionForm } from './version-form.ts'

export const TABS = ['versions', 'offers'] as const
export type Tab = (typeof TABS)[number]

/** What the owner of a model that is on the market does with it; others see its versions and whose it is. */
export class ManageForm {
  readonly #scene: PublishScene
  readonly #asset: () => AssetId | undefined
  readonly #model: StoreController<ModelState>
  readonly #history: StoreController<Loadable<ModelVersions>>
  readonly #wallets: WalletChoiceController
  readonly #versions: VersionForm
  readonly #offers: OffersForm
  #tab: Tab = 'versions'

  /** @param asset Which model; undefined while the element is about none. */
  constructor(scene: PublishScene, asset: () => AssetId | undefined) {
    const { host } = scene
    this.#scene = scene
    this.#asset = asset
    this.#model = new StoreController(host, () => this.#place?.market.model(this.#place.asset))
    this.#history = new StoreController(host, () => this.#place?.market.versions(this.#place.asset))
    this.#wallets = new WalletChoiceController(host, scene.market)
    this.#versions = new VersionForm(scene, () => {
      const { manifest } = this.#model.state ?? {}
      if (!this.#owned || manifest?.status !== 'ready') return undefined
      return { asset: this.#owned.asset, manifest: manifest.value, history: this.#past }
    })
    this.#offers = new OffersForm(scene, () => this.#owned)
  }

  /** The custom states of the element. */
  get states(): readonly string[] {
    const { record } = this.#model.state ?? {}
    return [
      ...(record?.status === 'ready' ? [] : ['loading']),
      ...(this.#owned ? ['owned'] : []),
      ...(this.#versions.busy || this.#offers.busy ? ['pending'] : []),
    ]
  }

  /** Why nothing is shown of the model. */
  get problem(): ModelmarkError | undefined {
    const { record } = this.#model.state ?? {}
    return record?.status === 'failed' ? toModelmarkError(record.error) : undefined
  }

  retry(): void {
    const place = this.#place
    void place?.market.model(place.asset).refresh()
  }

  view(): TemplateResult {
    const words = modelManageText.in(this.#scene.locale())
    const { record, manifest } = this.#model.state ?? {}
    const name = manifest?.status === 'ready' ? manifest.value.name : undefined
    const title = name === undefined ? words.titleUnnamed : words.title(name)
    return html`<div class="manage">
      <slot name="header"><h3 id="title" part="title"><bdi>${title}</bdi></h3></slot>
      ${record?.status === 'ready' ? this.#ready(record.value, words) : skeleton(words)}
    </div>`
  }

  #ready(record: ModelRecord, words: ModelManageStrings): unknown {
    const besidePast = (view: unknown) => html`<div class="sides">${view}${this.#pastView(words)}</div>`
    if (this.#scene.account() === undefined) return besidePast(this.#connect(words))
    if (!this.#owned) return besidePast(this.#notOwner(record, words))
    return html`${this.#tabs(words)}
      ${this.#tab === 'offers' ? this.#offers.view(record) : besidePast(this.#version(words))}`
  }

  #tabs(words: ModelManageStrings): TemplateResult {
    return html`<nav aria-labelledby="title"><ul class="steps" part="tabs">
      ${TABS.map(
        tab =>
          html`<li><button class="plain" type="button" aria-current=${tab === this.#tab ? 'page' : nothing} @click=${() => this.#show(tab)}>${words.tabs[tab]}</button></li>`,
      )}
    </ul></nav>`
  }

  #version(words: ModelManageStrings): unknown {
    const { manifest } = this.#model.state ?? {}
    const owned = this.#owned
    // Without the last manifest nothing could be said of what it says and the next one should keep.
    if (manifest?.status === 'failed') {
      return this.#scene.errorView(toModelmarkError(manifest.error), () => this.retry())
    }
    if (manifest?.status !== 'ready' || !owned) return skeleton(words)
    return this.#versions.view({ asset: owned.asset, manifest: manifest.value, history: this.#past })
  }

  #connect(words: ModelManageStrings): TemplateResult {
    const { locale, market, errorView } = this.#scene
    const wallets = this.#wallets
    return html`<section class="group">
      <p>${words.connectLead}</p>
      <div>${connectView({ wallets, market: market(), label: words.connect, locale: locale(), error: errorView })}</div>
    </section>`
  }

  #notOwner({ owner }: ModelRecord, words: ModelManageStrings): TemplateResult {
    const account = this.#scene.account()
    const accountUrl = (address: string) => {
      const place = this.#place
      return place?.market.explorerUrl(place.asset.chainId, 'address', address)
    }
    const nameOf = (address: string) => accountName(address, { account, you: words.you, accountUrl })
    return html`<section class="group" part="not-owner">
      <p class="strong">${words.notOwner}</p>
      <p class="quiet">${words.notOwnerLead}</p>
      <dl class="facts">
        <div><dt>${words.owner}</dt><dd>${nameOf(owner)}</dd></div>
        ${account === undefined ? nothing : html`<div><dt>${words.connected}</dt><dd>${nameOf(account)}</dd></div>`}
      </dl>
    </section>`
  }

  #pastView(words: ModelManageStrings): TemplateResult | typeof nothing {
    if (this.#past.length === 0) return nothing
    const locale = this.#scene.locale()
    return html`<section class="group past" aria-labelledby="past-title">
      <h4 id="past-title">${words.history}</h4>
      ${historyView(this.#past, modelVersionsText.in(locale), locale)}
    </section>`
  }

  #show(tab: Tab): void {
    this.#tab = tab
    this.#scene.host.requestUpdate()
  }

  get #place() {
    const market = this.#scene.market()
    const asset = this.#asset()
    return market && asset && { market, asset }
  }

  /** The model, if the connected account owns it. */
  get #owned(): ModelRecord | undefined {
    const { record } = this.#model.state ?? {}
    const account = this.#scene.account()
    if (record?.status !== 'ready' || account === undefined) return undefined
    return sameAddress(record.value.owner, account as ModelRecord['owner']) ? record.value : undefined
  }

  get #past(): readonly ModelVersion[] {
    const history = this.#history.state
    return history?.status === 'ready' ? history.value.versions : []
  }
}

function skeleton(words: ModelManageStrings): TemplateResult {
  return html`<p class="visually-hidden" role="status">${words.loading}</p>
    ${[1, 2, 3].map(() => html`<span class="bone" aria-hidden="true"></span>`)}`
}
