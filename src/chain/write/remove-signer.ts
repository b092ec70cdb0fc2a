import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'

/** Ends what a key may sign, after the delay in which services settle what was used. */
export function removeSignerCall({
  usageMeter,
  licenseId,
  signer,
}: {
  readonly usageMeter: Address
  readonly licenseId: bigint
  readonly signer: Address
}): Call {
  return {
    to: usageMeter,
    data: encodeFunctionData({
      abi: usageMeterWriteAbi,
      functionName: 'removeSigner',
      args: [licenseId, signer],
    }),
    value: 0n,
  }
}
