import type { Address } from '../asset/index.ts'
import type { Hex } from '../chain/index.ts'
import type { PageStorage } from './page-storage.ts'

/** Whose use of what is counted. */
export interface UsagePlace {
  readonly chainId: number
  readonly usageMeter: Address
  readonly licenseId: bigint
  readonly holder: Address
}

/** What this browser signs with, and the highest total it signed for. */
export interface KeptUsage {
  readonly key: Hex
  readonly signed: bigint
}

export function readKeptUsage(storage: PageStorage, place: UsagePlace): KeptUsage | undefined {
  return parse(storage.get(keyOf(place)))
}

export function writeKeptUsage(storage: PageStorage, place: UsagePlace, { key, signed }: KeptUsage): void {
  storage.set(keyOf(place), JSON.stringify({ key, signed: String(signed) }))
}

/** Names it in the browser's storage and among its locks. */
export function keyOf({ chainId, usageMeter, licenseId, holder }: UsagePlace): string {
  return `modelmark:usage:${chainId}:${usageMeter}:${licenseId}:${holder}`.toLowerCase()
}

/** Storage is shared with the whole host page, so what comes back is checked like anything from outside. */
function parse(text: string | undefined): KeptUsage | undefined {
  try {
    const { key, signed } = JSON.parse(text ?? 'null') as Record<string, unknown>
    if (typeof key !== 'string' || !/^0x[0-9a-f]{64}$/.test(key)) return undefined
    if (typeof signed !== 'string' || !/^\d{1,78}$/.test(signed)) return undefined
    return { key: key as Hex, signed: BigInt(signed) }
  } catch {
    return undefined
  }
}
