import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'

/** Sends what is left of the sender's deposit to `to`, once the delay is over. */
export function withdrawUnitsCall({
  usageMeter,
  licenseId,
  to,
}: {
  readonly usageMeter: Address
  readonly licenseId: bigint
  readonly to: Address
}): Call {
  return {
    to: usageMeter,
    data: encodeFunctionData({
      abi: usageMeterWriteAbi,
      functionName: 'withdraw',
      args: [licenseId, to],
    }),
    value: 0n,
  }
}
