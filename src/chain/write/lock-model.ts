import { encodeAbiParameters, encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { modelRegistryLockAbi } from '../generated/shares-abi.ts'
import { payeeArguments, type RevenuePayee } from '../read/read-payees.ts'

const PAYEES = [
  {
    type: 'tuple[]',
    components: [
      { name: 'account', type: 'address' },
      { name: 'bps', type: 'uint16' },
      { name: 'role', type: 'uint8' },
    ],
  },
] as const

/**
 * Gives a model to the governor of its shares. Payees, if any, are proposed to the vault at once; they must leave the
 * shares their guaranteed part. Only the model's owner.
 */
export function lockModelCall({
  registry,
  owner,
  governor,
  modelId,
  payees,
}: {
  readonly registry: Address
  readonly owner: Address
  readonly governor: Address
  readonly modelId: bigint
  /** Who shares the revenue from then on, adding up to 10,000; none leaves it as it is. */
  readonly payees: readonly RevenuePayee[]
}): Call {
  const encoded = payeeArguments(payees)
  const data = payees.length === 0 ? '0x' : encodeAbiParameters(PAYEES, [encoded])
  return {
    to: registry,
    data: encodeFunctionData({
      abi: modelRegistryLockAbi,
      functionName: 'safeTransferFrom',
      args: [owner, governor, modelId, data],
    }),
    value: 0n,
  }
}
