import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'

/** Lets a key sign vouchers for the sender's account: it can spend the deposit on the license's model, and nothing else. */
export function allowSignerCall({
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
      functionName: 'allowSigner',
      args: [licenseId, signer],
    }),
    value: 0n,
  }
}
