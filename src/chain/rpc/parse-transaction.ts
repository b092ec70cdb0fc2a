import { ModelmarkError } from '../../error/index.ts'
import { type Hex, isHash, isHexBytes, isQuantity } from '../hex.ts'

/** A transaction as the chain knows it. Addresses and data in lower case. */
export interface SentTransaction {
  readonly hash: Hex
  readonly from: string
  readonly nonce: number
  /** Absent where it creates a contract. */
  readonly to: string | undefined
  readonly data: string
  /** Wei. */
  readonly value: bigint
}

/** @throws ModelmarkError `unexpected` for what is not a transaction. */
export function parseTransaction(answer: unknown): SentTransaction {
  const { hash, from, nonce, to, input, value } = (answer ?? {}) as Readonly<Record<string, unknown>>
  if (
    !isHash(hash) ||
    typeof from !== 'string' ||
    !isQuantity(nonce) ||
    !isHexBytes(input) ||
    !isQuantity(value)
  ) {
    throw new ModelmarkError('unexpected', { reason: 'malformed transaction' })
  }
  return {
    hash,
    from: from.toLowerCase(),
    nonce: Number(nonce),
    to: typeof to === 'string' ? to.toLowerCase() : undefined,
    data: input.toLowerCase(),
    value: BigInt(value),
  }
}
