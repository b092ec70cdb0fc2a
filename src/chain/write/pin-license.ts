import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookUseAbi } from '../generated/license-use-abi.ts'

/** Puts a license first among the four that pages find without searching logs. Only its owner. */
export function pinLicenseCall({
  licenseBook,
  licenseId,
}: {
  readonly licenseBook: Address
  readonly licenseId: bigint
}): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({ abi: licenseBookUseAbi, functionName: 'pinLicense', args: [licenseId] }),
    value: 0n,
  }
}
