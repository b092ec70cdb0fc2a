import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'

/** Asks for what is left of the sender's deposit; vouchers can spend it until the delay is over. */
export function requestWithdrawalCall({
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
      functionName: 'requestWithdrawal',
      args: [licenseId],
    }),
    value: 0n,
  }
}
