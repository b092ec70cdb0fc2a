import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultPayeesAbi } from '../generated/shares-abi.ts'

/** Makes announced payees of a model effective, once the vault's notice is over. Anyone. */
export function applyPayeesCall({
  vault,
  modelId,
}: {
  readonly vault: Address
  readonly modelId: bigint
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({ abi: revenueVaultPayeesAbi, functionName: 'applyPayees', args: [modelId] }),
    value: 0n,
  }
}
