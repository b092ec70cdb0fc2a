import type { Digest } from '../asset/index.ts'
import type { ModelmarkError } from '../error/index.ts'
import type { TransactionState } from './market.ts'

/** What happened to a transaction. */
export type TransactionEvent<Result> =
  | { readonly type: 'connecting' }
  | { readonly type: 'switching'; readonly chainId: number }
  | { readonly type: 'quoting' }
  | { readonly type: 'approving'; readonly hash?: Digest }
  | { readonly type: 'signing'; readonly what: 'permit' | 'transaction' | 'batch' }
  | { readonly type: 'sent'; readonly hash: Digest }
  | { readonly type: 'mined'; readonly confirmations: number; readonly needed: number }
  /** The receipt's own event was decoded. */
  | { readonly type: 'proved'; readonly hash: Digest; readonly result: Result }
  | { readonly type: 'replaced'; readonly by: Digest }
  | { readonly type: 'failed'; readonly error: ModelmarkError }
  | { readonly type: 'dismissed' }

/** True once nothing more happens by itself. */
export function isEnded(state: TransactionState<unknown>): boolean {
  return ['done', 'failed', 'cancelled', 'replaced'].includes(state.status)
}

/**
 * Where a transaction stands after an event. An end is final until it is dismissed; only a transaction that was sent can be
 * mined or replaced; and only proof makes it done.
 */
export function nextState<Result>(
  state: TransactionState<Result>,
  event: TransactionEvent<Result>,
): TransactionState<Result> {
  if (event.type === 'dismissed') return isEnded(state) ? { status: 'idle' } : state
  if (isEnded(state)) return state
  switch (event.type) {
    case 'connecting':
    case 'quoting':
      return { status: event.type }
    case 'switching':
      return { status: 'switching', chainId: event.chainId }
    case 'approving':
      return event.hash === undefined ? { status: 'approving' } : { status: 'approving', hash: event.hash }
    case 'signing':
      return { status: 'signing', what: event.what }
    case 'sent':
      return { status: 'pending', hash: event.hash }
    case 'mined': {
      const hash = sentHash(state)
      const { confirmations, needed } = event
      return hash === undefined ? state : { status: 'confirming', hash, confirmations, needed }
    }
    case 'replaced': {
      const hash = sentHash(state)
      return hash === undefined ? state : { status: 'replaced', hash, by: event.by }
    }
    case 'proved':
      return { status: 'done', hash: event.hash, result: event.result }
    case 'failed':
      return failed(state, event.error)
  }
}

/** Saying no in the wallet, or leaving before anything was sent, is not a failure. */
function failed<Result>(state: TransactionState<Result>, error: ModelmarkError): TransactionState<Result> {
  const hash = sentHash(state)
  if (hash !== undefined) return { status: 'failed', error, hash }
  if (error.code === 'user-rejected' || error.code === 'aborted') return { status: 'cancelled' }
  return { status: 'failed', error }
}

function sentHash(state: TransactionState<unknown>): Digest | undefined {
  return state.status === 'pending' || state.status === 'confirming' ? state.hash : undefined
}
