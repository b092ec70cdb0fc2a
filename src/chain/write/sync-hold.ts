import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultHoldsAbi } from '../generated/vault-abi.ts'

/** Lets the revenue of a disputed model wait also in currencies that were allowed after the dispute began. Anyone. */
export function syncHoldCall({
  vault,
  modelId,
}: {
  readonly vault: Address
  readonly modelId: bigint
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({ abi: revenueVaultHoldsAbi, functionName: 'syncHold', args: [modelId] }),
    value: 0n,
  }
}
