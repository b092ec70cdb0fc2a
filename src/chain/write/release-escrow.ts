import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultReleaseAbi } from '../generated/vault-abi.ts'

/** Makes a payment whose refund window is over revenue of the model. Anyone. */
export function releaseEscrowCall({
  vault,
  source,
  ref,
}: {
  readonly vault: Address
  /** Which contract booked it: the license book. */
  readonly source: Address
  /** What was paid for: the license. */
  readonly ref: bigint
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({
      abi: revenueVaultReleaseAbi,
      functionName: 'releaseEscrow',
      args: [source, ref],
    }),
    value: 0n,
  }
}
