import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookRelayAbi } from '../generated/relay-abi.ts'

/** Ends a subscription with what is paid: from then on nobody but its owner can renew it. Only its owner. */
export function cancelSubscriptionCall({
  licenseBook,
  licenseId,
}: {
  readonly licenseBook: Address
  readonly licenseId: bigint
}): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookRelayAbi,
      functionName: 'cancelSubscription',
      args: [licenseId],
    }),
    value: 0n,
  }
}
