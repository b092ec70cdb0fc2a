import { html, nothing, type TemplateResult } from 'lit'
import { toModelmarkError } from '../../src/error/index.ts'
import { isUsable, type License } from '../../src/license/index.ts'
import type { ModelVersions as History, ModelState } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import { type ModelVersionsStrings, modelVersionsText } from '../../src/text/index.ts'
import { AssetElement } from '../asset-element.ts'
import { StoreController } from '../controllers/index.ts'
import { modelVersionsStyles } from './model-versions.styles.ts'
import { historyView, versionName } from './view-history.ts'
import { lineageView } from './view-lineage.ts'

/**
 * Shows the versions of a model with what changed in each, whether the visitor's licence covers them, and which models it
 * was made from and which were made from it.
 *
 * @element model-versions
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`.
 * @attr {string} chain - With `contract` and `token-id` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - Number of the model, decimal.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the element comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when the versions cannot be read.
 * @slot header - In place of the title.
 * @slot error - In place of the error view.
 *
 * @csspart base - The sheet.
 * @csspart title - The title.
 * @csspart coverage - What the visitor's licence covers.
 * @csspart history - The versions; each is a `version`.
 * @csspart lineage - The picture of relatives; its `table` says the same.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate error - The versions cannot be read.
 */
export class ModelVersions extends AssetElement {
  static override styles = [AssetElement.styles, ...modelVersionsStyles]

  readonly #scope = () =>
    this.wanted && this.assetId && this.activeMarket
      ? { asset: this.assetId, market: this.activeMarket }
      : undefined
  readonly #history = new StoreController<Loadable<History>>(this, () => {
    const scope = this.#scope()
    return scope?.market.versions(scope.asset)
  })
  readonly #model = new StoreController<ModelState>(this, () => {
    const scope = this.#scope()
    return scope?.market.model(scope.asset)
  })
  readonly #licenses = new StoreController<Loadable<readonly License[]>>(this, () => {
    const scope = this.#scope()
    return scope?.market.licenses(scope.asset)
  })

  /** Reads the versions again. */
  async refresh(): Promise<void> {
    const scope = this.#scope()
    await scope?.market.versions(scope.asset).refresh()
  }

  protected override view(): TemplateResult {
    const words = modelVersionsText.in(this.language)
    const state = this.#history.state
    const problem =
      this.configError ?? (state?.status === 'failed' ? toModelmarkError(state.error) : undefined)
    if (problem) {
      this.setStates('error')
      return html`<section class="surface pad" part="base"><slot name="error">${this.errorView(problem, () => void this.refresh())}</slot><slot></slot></section>`
    }
    const history = state?.status === 'ready' ? state.value : undefined
    this.setStates(...(history ? [] : ['loading']))
    return html`<section class="surface pad" part="base" aria-labelledby="title" aria-busy=${history === undefined}>
      <div class="versions">
        <slot name="header"><h3 id="title" part="title">${words.title}</h3></slot>
        ${history ? this.#ready(history, words) : skeleton(words)}
      </div>
    </section>`
  }

  #ready(history: History, words: ModelVersionsStrings): TemplateResult {
    const [newest] = history.versions
    const name = newest?.manifest?.name ?? words.thisModel
    return html`
      ${this.#coverage(newest ? versionName(newest, words, this.language) : '', words)}
      ${historyView(history.versions, words, this.language)}
      ${lineageView(history, name, words, this.language)}
    `
  }

  /** What the best of the visitor's licences covers; nothing without one. */
  #coverage(newest: string, words: ModelVersionsStrings): TemplateResult | typeof nothing {
    const licenses = this.#licenses.state
    const record = this.#model.state?.record
    if (licenses?.status !== 'ready' || record?.status !== 'ready') return nothing
    const now = Date.now() / 1000
    const tiers = licenses.value
      .filter(license => isUsable(license, now))
      .flatMap(({ offerId }) => record.value.tiers.filter(({ offer }) => offer.id === offerId))
    if (tiers.length === 0) return nothing
    const coversAll = tiers.some(({ offer }) => offer.coversFutureVersions)
    const text = coversAll ? words.coversAll(newest) : words.coversEarlier(newest)
    return html`<p class="covers small" part="coverage"><bdi>${text}</bdi></p>`
  }
}

function skeleton(words: ModelVersionsStrings): TemplateResult {
  return html`<p class="visually-hidden" role="status">${words.loading}</p>
    ${[1, 2, 3].map(() => html`<span class="bone" aria-hidden="true"></span>`)}`
}

declare global {
  interface HTMLElementTagNameMap {
    'model-versions': ModelVersions
  }
}
