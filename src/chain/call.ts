import type { Address } from '../asset/index.ts'
import type { Hex } from './hex.ts'

/** A read of a contract. */
export interface ContractCall {
  readonly to: Address
  readonly data: Hex
}

/** What a contract returned, or how it refused: `0x` with `ok: false` if it gave no reason. */
export interface ReadOutcome {
  readonly ok: boolean
  readonly data: Hex
}

/** A transaction to be, whoever sends it. `value` in wei. */
export interface Call extends ContractCall {
  readonly value: bigint
}
