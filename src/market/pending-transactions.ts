import { type Address, type AssetId, formatAssetId, parseAddress } from '../asset/index.ts'
import type { KeyValueStorage } from '../wallet/index.ts'
import { pageStorage } from './page-storage.ts'

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
  | 'license-transfer'
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

/** @param storage As of `pageStorage`. */
export function createPendingTransactions(storage?: KeyValueStorage): PendingTransactions {
  const kept = pageStorage(storage)
  return {
    get(place) {
      const text = kept.get(keyOf(place))
      return text === undefined ? undefined : parse(text)
    },
    set: (place, transaction) => kept.set(keyOf(place), JSON.stringify(transaction)),
    clear: place => kept.remove(keyOf(place)),
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
