/**
 * Everything that can go wrong, by a stable name. A cause that a person must act on differently has a name of
 * its own: tampered is not unreachable, cancelled is not failed.
 */
export type ErrorCode =
  | 'bad-config'
  | 'model-not-found'
  | 'rpc-timeout'
  | 'rpc-all-failed'
  | 'indexer-failed'
  | 'chain-unknown'
  | 'wrong-chain'
  | 'no-wallet'
  | 'user-rejected'
  | 'already-pending'
  | 'insufficient-funds'
  | 'allowance'
  | 'price-changed'
  | 'terms-changed'
  | 'sold-out'
  | 'offer-closed'
  | 'not-renewable'
  | 'nothing-to-claim'
  | 'order-void'
  | 'asset-changed'
  | 'license-over'
  | 'too-early'
  | 'nothing-to-withdraw'
  | 'voucher-not-payable'
  | 'proposal-not-found'
  | 'proposal-state'
  | 'already-voted'
  | 'too-few-votes'
  | 'vote-not-allowed'
  | 'shares-missing'
  | 'disputed'
  | 'reverted'
  | 'digest-mismatch'
  | 'manifest-invalid'
  | 'file-invalid'
  | 'no-providers'
  | 'upload-refused'
  | 'pinning-refused'
  | 'pinning-unreachable'
  | 'timeout'
  | 'aborted'
  | 'storage-blocked'
  | 'storage-full'
  | 'insecure-origin'
  | 'unexpected'

/** Values a sentence about the error may name: an address, a price, a source. Never markup. */
export type ErrorFacts = Readonly<Record<string, string | number | bigint>>

/**
 * The one error class that leaves this library. It carries no sentence for people: `text` turns `code` and
 * `facts` into one. `message` is for logs.
 */
export class ModelmarkError extends Error {
  override readonly name = 'ModelmarkError'
  readonly code: ErrorCode
  readonly facts: ErrorFacts

  constructor(code: ErrorCode, facts: ErrorFacts = {}, options?: ErrorOptions) {
    const details = Object.entries(facts).map(([key, value]) => `${key}=${value}`)
    super([code, ...details].join(' '), options)
    this.code = code
    this.facts = facts
  }
}

/** Any thrown value as a `ModelmarkError`; foreign ones become `unexpected` with the original as cause. */
export function toModelmarkError(error: unknown): ModelmarkError {
  if (error instanceof ModelmarkError) return error
  if (error instanceof DOMException && error.name === 'AbortError') {
    return new ModelmarkError('aborted', {}, { cause: error })
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new ModelmarkError('unexpected', { reason: reason.slice(0, 200) }, { cause: error })
}
