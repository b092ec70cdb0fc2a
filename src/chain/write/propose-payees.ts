import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultPayeesAbi } from '../generated/shares-abi.ts'
import { payeeArguments, type RevenuePayee } from '../read/read-payees.ts'

/** Announces other payees of a model, effective after the vault's notice. Only its owner; a governor by a vote. */
export function proposePayeesCall({
  vault,
  modelId,
  payees,
}: {
  readonly vault: Address
  readonly modelId: bigint
  /** Shares add up to 10,000. */
  readonly payees: readonly RevenuePayee[]
}): Call {
  const encoded = payeeArguments(payees)
  return {
    to: vault,
    data: encodeFunctionData({
      abi: revenueVaultPayeesAbi,
      functionName: 'proposePayees',
      args: [modelId, encoded],
    }),
    value: 0n,
  }
}
