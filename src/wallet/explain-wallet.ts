import { ModelmarkError } from '../error/index.ts'

/** @see https://eips.ethereum.org/EIPS/eip-1193#provider-errors */
const USER_REJECTED = 4001
/** WalletConnect's own "user rejected". */
const WALLETCONNECT_REJECTED = 5000
/** @see https://eips.ethereum.org/EIPS/eip-3326 */
const CHAIN_NOT_ADDED = 4902
const RESOURCE_UNAVAILABLE = -32002

/** Where wallets bury the error they got from below. */
const NESTED = ['data', 'originalError', 'error', 'cause', 'info'] as const
const MAX_DEPTH = 6

/** What a wallet answered instead of doing what it was asked, as one of this library's errors. */
export function explainWallet(error: unknown): ModelmarkError {
  if (error instanceof ModelmarkError) return error
  const codes = errorCodes(error)
  if (codes.has(USER_REJECTED) || codes.has(WALLETCONNECT_REJECTED) || codes.has('ACTION_REJECTED')) {
    return new ModelmarkError('user-rejected', {}, { cause: error })
  }
  if (codes.has(RESOURCE_UNAVAILABLE)) return new ModelmarkError('already-pending', {}, { cause: error })
  return new ModelmarkError('unexpected', { reason: messageOf(error).slice(0, 200) }, { cause: error })
}

/** True if the wallet does not know the chain it was asked to switch to. */
export function isChainNotAdded(error: unknown): boolean {
  return errorCodes(error).has(CHAIN_NOT_ADDED) || /unrecognized chain id/i.test(messageOf(error))
}

function errorCodes(error: unknown, depth = 0): Set<unknown> {
  const codes = new Set<unknown>()
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return codes
  if ('code' in error) codes.add(error.code)
  for (const key of NESTED) {
    if (!(key in error)) continue
    for (const code of errorCodes((error as Record<string, unknown>)[key], depth + 1)) codes.add(code)
  }
  return codes
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message)
  return String(error)
}
