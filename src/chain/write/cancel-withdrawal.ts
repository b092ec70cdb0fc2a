import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'

/** Takes a request for what is left back, so that services go on. */
export function cancelWithdrawalCall({
  usageMeter,
  licenseId,
}: {
  readonly usageMeter: Address
  readonly licenseId: bigint
}): Call {
  return {
    to: usageMeter,
    data: encodeFunctionData({
      abi: usageMeterWriteAbi,
      functionName: 'cancelWithdrawal',
      args: [licenseId],
    }),
    value: 0n,
  }
}
