import type { ReactiveControllerHost } from 'lit'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import { isUsable, type License } from '../../src/license/index.ts'
import type { ModelRecord, ModelState, Tier } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import { licenseButtonText } from '../../src/text/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { StoreController } from '../controllers/index.ts'
import type { LicenseScope } from './license-transactions.ts'

/** What a licence button knows: the model and its tiers, who is connected, and what they hold. */
export class LicenseReading {
  readonly #model: StoreController<ModelState>
  readonly #licenses: StoreController<Loadable<readonly License[]>>
  readonly #wallet: StoreController<WalletState>

  constructor(host: ReactiveControllerHost & Element, scope: () => LicenseScope | undefined) {
    this.#model = new StoreController(host, () => {
      const known = scope()
      return known?.market.model(known.asset)
    })
    this.#licenses = new StoreController(host, () => {
      const known = scope()
      return known?.market.licenses(known.asset)
    })
    this.#wallet = new StoreController(host, () => scope()?.market.wallet)
  }

  /** Why the model cannot be read. */
  get problem(): ModelmarkError | undefined {
    const record = this.#model.state?.record
    return record?.status === 'failed' ? toModelmarkError(record.error) : undefined
  }

  get record(): ModelRecord | undefined {
    const record = this.#model.state?.record
    return record?.status === 'ready' ? record.value : undefined
  }

  /** Name and version; the model's number while the manifest is not read. */
  modelName(locale: string): string {
    const words = licenseButtonText.in(locale)
    const manifest = this.#model.state?.manifest
    return manifest?.status === 'ready'
      ? words.forModel(manifest.value.name, `v${manifest.value.version}`)
      : words.modelNumber(String(this.record?.asset.tokenId ?? ''))
  }

  /** True once it is known whether the visitor holds a licence. */
  get knowsLicenses(): boolean {
    return this.#wallet.state?.status !== 'connected' || this.#licenses.state?.status !== 'loading'
  }

  /** The newest license that counts, else the newest; undefined without a connected account that has one. */
  get held(): License | undefined {
    const licenses = this.#licenses.state
    if (this.#wallet.state?.status !== 'connected' || licenses?.status !== 'ready') return undefined
    return licenses.value.find(license => isUsable(license, Date.now() / 1000)) ?? licenses.value[0]
  }

  get heldTier(): Tier | undefined {
    const { held } = this
    return this.record?.tiers.find(({ offer }) => offer.id === held?.offerId)
  }
}
