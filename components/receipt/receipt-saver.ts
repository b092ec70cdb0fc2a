import type { ReactiveControllerHost } from 'lit'
import type { AssetId } from '../../src/asset/index.ts'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { LicenseReceipt, Market } from '../../src/market/index.ts'

/** Has the market write the receipt of a license, and offers it as a JSON file. */
export class ReceiptSaver {
  readonly #host: ReactiveControllerHost
  readonly #market: () => Market | undefined
  #again: (() => void) | undefined
  /** Why the last one could not be written. */
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost, market: () => Market | undefined) {
    this.#host = host
    this.#market = market
  }

  /** Tries the last one again. */
  get again(): (() => void) | undefined {
    return this.#again
  }

  async save(asset: AssetId, licenseId: bigint): Promise<void> {
    this.#again = () => void this.save(asset, licenseId)
    this.error = undefined
    try {
      const receipt = await this.#market()?.receipt(asset, licenseId)
      if (receipt) offerFile(receipt)
    } catch (error) {
      this.error = toModelmarkError(error)
    }
    this.#host.requestUpdate()
  }
}

function offerFile(receipt: LicenseReceipt): void {
  const text = JSON.stringify(receipt, null, 2)
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `licence-${receipt.licenseId}.json`
  link.click()
  // The download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
