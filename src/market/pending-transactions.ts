import { type Address, type AssetId, formatAssetId, parseAddress } from '../asset/index.ts'
import type { KeyValueStorage } from '../wallet/index.ts'

/** A transaction that was sent and whose end is not known yet. */
export interface PendingTransaction {
  /** `batch` has no hash before the wallet says so; `id` is the wallet's own then. */
  readonly via: 'transaction' | 'batch'
  readonly id: string
  /** The sender's; tells a replaced transaction from one that is slow. */
  readonly nonce?: number
  /** What the event must name: the offer, the license, the currency, the shares, the proposal, the dispute. */
  readonly subject: string
  /** Who gets what was paid for. */
  readonly to: Address
}

/** What a transaction is for; each kind has its own place. */
export type TransactionKind =
  | 'purchase'
  | 'renewal'
  | 'refund'
  | 'claim'
  | 'deposit'
  | 'withdrawal-request'
  | 'withdrawal-cancellation'
  | 'withdrawal'
  | 'settlement'
  | 'collection'
  | 'signer'
  | 'signer-removal'
  | 'unit-price'
  | 'license-user'
  | 'fill'
  | 'cancellation'
  | 'cancellation-of-all'
  | 'relayed-purchase'
  | 'relayed-renewal'
  | 'renewals-stop'
  | 'subscription-end'
  | 'fractionalization'
  | 'lock'
  | 'payees'
  | 'share-currency'
  | 'distribution'
  | 'dividends'
  | 'redemption'
  | 'delegation'
  | 'proposal'
  | 'vote'
  | 'queueing'
  | 'execution'
  | 'proposal-cancellation'
  | 'dispute'
  | 'counter'
  | 'evidence'
  | 'ruling'
  | 'acquittal'
  | 'held-payment'
  | 'court-bonds'
  | 'listing'
  | 'challenge'
  | 'challenge-decision'
  | 'challenge-end'
  | 'endorsement'
  | 'listing-bonds'
  | 'mint'
  | 'version'
  | 'offers'
  | 'offer-closing'
  | 'offer-replacement'

/** Where one account's pending transaction of one kind for one model is kept. */
export interface PendingPlace {
  readonly kind: TransactionKind
  readonly asset: AssetId
  readonly account: Address
}

/** Sent transactions, kept so that a page that is closed or reloaded finds them again. */
export interface PendingTransactions {
  get(place: PendingPlace): PendingTransaction | undefined
  set(place: PendingPlace, transaction: PendingTransaction): void
  clear(place: PendingPlace): void
}

/**
 * Keeps pending transactions in `storage`, the page's localStorage unless said otherwise. Where that is blocked they are
 * kept as long as the page, which is all that can be done.
 */
export function createPendingTransactions(storage?: KeyValueStorage): PendingTransactions {
  const memory = new Map<string, string>()
  const use = <Value>(action: (storage: KeyValueStorage) => Value): Value | undefined => {
    try {
      const place = storage ?? (typeof window === 'undefined' ? undefined : window.localStorage)
      return place ? action(place) : undefined
    } catch {
      return undefined
    }
  }
  return {
    get(place) {
      const key = keyOf(place)
      const text = use(kept => kept.getItem(key)) ?? memory.get(key)
      return text === undefined ? undefined : parse(text)
    },
    set(place, transaction) {
      const key = keyOf(place)
      const text = JSON.stringify(transaction)
      memory.set(key, text)
      use(kept => kept.setItem(key, text))
    },
    clear(place) {
      const key = keyOf(place)
      memory.delete(key)
      use(kept => kept.removeItem(key))
    },
  }
}

function keyOf({ kind, asset, account }: PendingPlace): string {
  return `modelmark:pending:${kind}:${formatAssetId(asset)}:${account.toLowerCase()}`
}

/** Storage is shared with the whole host page, so what comes back is checked like anything from outside. */
function parse(text: string): PendingTransaction | undefined {
  try {
    const { via, id, nonce, subject, to } = JSON.parse(text) as Record<string, unknown>
    if (via !== 'transaction' && via !== 'batch') return undefined
    if (typeof id !== 'string' || (via === 'transaction' && !/^0x[0-9a-f]{64}$/i.test(id))) return undefined
    if (typeof subject !== 'string' || typeof to !== 'string') return undefined
    const known = Number.isSafeInteger(nonce) ? { nonce: Number(nonce) } : {}
    return { via, id, subject, to: parseAddress(to), ...known }
  } catch {
    return undefined
  }
}
