import { encodeFunctionData } from 'viem'
import { type Address, NATIVE } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookUseAbi } from '../generated/license-use-abi.ts'

/**
 * Lets somebody else use a license, beside its owner, until a moment that is included. Only the owner; a transfer ends it.
 * @see https://eips.ethereum.org/EIPS/eip-4907
 */
export function setLicenseUserCall({
  licenseBook,
  licenseId,
  user = NATIVE,
  expires,
}: {
  readonly licenseBook: Address
  readonly licenseId: bigint
  /** Nobody unless given. */
  readonly user?: Address | undefined
  /** Unix seconds; 0 where nobody is to use it. */
  readonly expires: number
}): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookUseAbi,
      functionName: 'setUser',
      args: [licenseId, user, BigInt(expires)],
    }),
    value: 0n,
  }
}
