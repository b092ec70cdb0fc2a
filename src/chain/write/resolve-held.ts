import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultHoldsAbi } from '../generated/vault-abi.ts'

/** Names a payment that waits, or waited, for a ruling. */
export interface HeldPaymentKey {
  readonly holdId: bigint
  readonly currency: Address
  /** Which contract booked it. */
  readonly source: Address
  /** What was paid for: the license, or the meter's account. */
  readonly ref: bigint
}

/** Pays a waiting payment out once its dispute is over: the refund to the license's holder, the rest to the model. Anyone. */
export function resolveHeldCall({
  vault,
  payment: { holdId, currency, source, ref },
}: {
  readonly vault: Address
  readonly payment: HeldPaymentKey
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({
      abi: revenueVaultHoldsAbi,
      functionName: 'resolveHeld',
      args: [holdId, currency, source, ref],
    }),
    value: 0n,
  }
}
