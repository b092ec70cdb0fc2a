import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookWriteAbi } from '../generated/write-abi.ts'

/** Gives a license back within its refund window. */
export function refundLicenseCall({
  licenseBook,
  licenseId,
}: {
  readonly licenseBook: Address
  readonly licenseId: bigint
}): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({ abi: licenseBookWriteAbi, functionName: 'refund', args: [licenseId] }),
    value: 0n,
  }
}
