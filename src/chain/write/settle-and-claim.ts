import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultWriteAbi } from '../generated/write-abi.ts'

/** Distributes a model's unsettled revenue, then sends an account everything that is owed to it. */
export function settleAndClaimCall({
  vault,
  modelId,
  account,
  currency,
}: {
  readonly vault: Address
  readonly modelId: bigint
  readonly account: Address
  readonly currency: Address
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({
      abi: revenueVaultWriteAbi,
      functionName: 'settleAndClaim',
      args: [modelId, account, currency],
    }),
    value: 0n,
  }
}
