import { type AssetId, formatAssetId } from '../../src/asset/index.ts'
import type { AutoRenewalSignedDetail } from '../events/index.ts'

/** A renewal that was signed, and how often it was allowed. */
export interface SignedRenewal extends AutoRenewalSignedDetail {
  readonly times: string
}

/**
 * Renewals that were signed in this browser: the chain knows of none before one is used. Kept in the page's localStorage,
 * or as long as the page where that is blocked.
 */
export class SignedRenewals {
  readonly #memory = new Map<string, string>()

  get(asset: AssetId, licenseId: bigint, subscriber: string): SignedRenewal | undefined {
    const key = keyOf(asset, licenseId, subscriber)
    const found = parse(this.#use(storage => storage.getItem(key)) ?? this.#memory.get(key))
    return found && Number(found.deadline) * 1000 > Date.now() ? found : undefined
  }

  set(asset: AssetId, licenseId: bigint, renewal: SignedRenewal): void {
    const key = keyOf(asset, licenseId, renewal.subscriber)
    const text = JSON.stringify(renewal)
    this.#memory.set(key, text)
    this.#use(storage => storage.setItem(key, text))
  }

  remove(asset: AssetId, licenseId: bigint, subscriber: string): void {
    const key = keyOf(asset, licenseId, subscriber)
    this.#memory.delete(key)
    this.#use(storage => storage.removeItem(key))
  }

  #use<Value>(action: (storage: Storage) => Value): Value | undefined {
    try {
      return action(localStorage)
    } catch {
      return undefined
    }
  }
}

function keyOf(asset: AssetId, licenseId: bigint, subscriber: string): string {
  return `modelmark:auto-renewal:${formatAssetId(asset)}:${licenseId}:${subscriber.toLowerCase()}`
}

const FIELDS = ['asset', 'licenseId', 'subscriber', 'maxPrice', 'nonce', 'deadline', 'signature', 'times']

/** Storage is shared with the whole host page, so what comes back is checked like anything from outside. */
function parse(text: string | null | undefined): SignedRenewal | undefined {
  try {
    const value = JSON.parse(text ?? 'null') as Record<string, unknown>
    const isSo = FIELDS.every(field => typeof value[field] === 'string')
    const hasNumbers = ['maxPrice', 'deadline', 'times'].every(field =>
      /^\d{1,40}$/.test(String(value[field])),
    )
    return isSo && hasNumbers ? (value as unknown as SignedRenewal) : undefined
  } catch {
    return undefined
  }
}
