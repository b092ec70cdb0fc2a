import type { Address } from '../asset/index.ts'
import type { Hex } from './hex.ts'

/** A wallet, as far as this room needs one. @see https://eips.ethereum.org/EIPS/eip-1193 */
export interface ChainProvider {
  request(args: { readonly method: string; readonly params?: readonly unknown[] | object }): Promise<unknown>
}

/** What a contract announced in a transaction. */
export interface Log {
  readonly address: Address
  readonly topics: readonly Hex[]
  readonly data: Hex
}

/** A transaction that is in a block. */
export interface Receipt {
  readonly hash: Hex
  readonly blockNumber: bigint
  readonly succeeded: boolean
  readonly gasUsed: bigint
  readonly logs: readonly Log[]
}
