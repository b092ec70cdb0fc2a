import { type AssetId, formatAssetId, parseAssetId } from '../../src/asset/index.ts'

/** The number of the license that a `license-sale-request` names, if it is of this model: anybody can send one. */
export function licenseForSale(event: Event, own: AssetId | undefined): string | undefined {
  const { asset, licenseId } = Object((event as CustomEvent).detail) as Readonly<Record<string, unknown>>
  if (!own || typeof asset !== 'string' || typeof licenseId !== 'string') return undefined
  if (!/^\d{1,78}$/.test(licenseId)) return undefined
  try {
    return formatAssetId(parseAssetId(asset)) === formatAssetId(own) ? licenseId : undefined
  } catch {
    return undefined
  }
}
