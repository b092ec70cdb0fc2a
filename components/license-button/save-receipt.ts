import type { AssetId, Digest } from '../../src/asset/index.ts'
import type { License } from '../../src/license/index.ts'
import type { Tier } from '../../src/market/index.ts'
import { licenseReceipt } from './license-receipt.ts'

/** Offers the receipt of a license as a JSON file. Without its tier there is nothing to write of it. */
export function saveReceipt(asset: AssetId, license: License, tier: Tier | undefined, hash?: Digest): void {
  if (!tier) return
  const text = JSON.stringify(licenseReceipt(asset, license, tier, hash), null, 2)
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `licence-${license.id}.json`
  link.click()
  // The download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
