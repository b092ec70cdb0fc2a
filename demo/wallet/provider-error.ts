/** An error as EIP-1193 wants it: a number that pages can act on. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly code: number
  readonly data: unknown

  constructor(code: number, message: string, data?: unknown) {
    super(message)
    this.code = code
    this.data = data
  }
}

/** @see https://eips.ethereum.org/EIPS/eip-1193#provider-errors */
export const REJECTED = 4001
export const UNAUTHORIZED = 4100
export const UNSUPPORTED_METHOD = 4200
/** Asked for a chain that this wallet is not connected to. */
export const CHAIN_DISCONNECTED = 4901
export const CHAIN_NOT_ADDED = 4902
export const INVALID_PARAMS = -32602
/** @see https://eips.ethereum.org/EIPS/eip-5792 */
export const ATOMICITY_NOT_SUPPORTED = 5760
export const UNKNOWN_BATCH = 5730
