import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type AssetId, formatAssetId, parseAssetId } from '../../src/asset/index.ts'
import { ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import { inheritedAttribute } from './inherited-attribute.ts'

/** The two ways to say which model is meant. */
export interface AssetProperties {
  readonly asset: string
  readonly chain: string
  readonly contract: string
  readonly tokenId: string
}

/**
 * Which model an element is about, from `asset` or from `chain`, `contract` and `token-id`. `chain` and `contract`
 * may stand on an ancestor. The id is the same object for as long as it names the same model.
 */
export class AssetController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element & AssetProperties
  /** What `id` was read from. */
  #read: string | undefined
  id: AssetId | undefined
  /** `bad-config` when what was given names no model. */
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost & Element & AssetProperties) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    try {
      const text = this.#text()
      if (text === this.#read) return
      const id = parseAssetId(text)
      if (!this.id || formatAssetId(id) !== formatAssetId(this.id)) this.id = id
      this.#read = text
      this.error = undefined
    } catch (error) {
      const next = toModelmarkError(error)
      this.#read = undefined
      this.id = undefined
      if (next.message !== this.error?.message) this.error = next
    }
  }

  #text(): string {
    const { asset, tokenId } = this.#host
    if (asset) return asset
    const chain = this.#host.chain || inheritedAttribute(this.#host, 'chain') || ''
    const contract = this.#host.contract || inheritedAttribute(this.#host, 'contract') || ''
    if (!chain || !contract || !tokenId) {
      throw new ModelmarkError('bad-config', { field: 'asset', expected: 'eip155:8453/erc721:0x…/42' })
    }
    return `eip155:${chain.replace(/^eip155:/, '')}/erc721:${contract}/${tokenId}`
  }
}
