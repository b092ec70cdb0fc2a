import { property } from 'lit/decorators.js'
import type { AssetId } from '../src/asset/index.ts'
import type { ModelmarkError } from '../src/error/index.ts'
import { AssetController, VisibilityController } from './controllers/index.ts'
import { MarketElement } from './element.ts'

/** An element about one model. */
export abstract class AssetElement extends MarketElement {
  /** CAIP-19 id, `eip155:8453/erc721:0x…/42`. */
  @property() asset = ''
  /** With `contract` and `token-id`, in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor. */
  @property() chain = ''
  /** Address of the registry. May stand on an ancestor. */
  @property() contract = ''
  /** Decimal. */
  @property({ attribute: 'token-id' }) tokenId = ''
  /** `lazy` reads nothing before the element comes near the window; `eager` reads at once. */
  @property() loading: 'lazy' | 'eager' = 'lazy'

  readonly #asset = new AssetController(this)
  readonly #visibility = new VisibilityController(this)

  /** The model; undefined when none, or none that can be read, is named. */
  protected get assetId(): AssetId | undefined {
    return this.#asset.id
  }

  /** Why there is no `assetId`. */
  protected get configError(): ModelmarkError | undefined {
    return this.#asset.error
  }

  /** True once the element may read. */
  protected get wanted(): boolean {
    return this.loading === 'eager' || this.#visibility.seen
  }

  protected override get inView(): boolean {
    return this.#visibility.seen
  }

  protected override get wantsMarket(): boolean {
    return this.wanted
  }
}
