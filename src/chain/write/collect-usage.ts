import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { usageMeterCollectAbi } from '../generated/meter-abi.ts'

/** Has what vouchers settled under an offer booked as the model's revenue. Anybody may. */
export function collectUsageCall({
  usageMeter,
  offerId,
}: {
  readonly usageMeter: Address
  readonly offerId: bigint
}): Call {
  return {
    to: usageMeter,
    data: encodeFunctionData({ abi: usageMeterCollectAbi, functionName: 'collect', args: [offerId] }),
    value: 0n,
  }
}

/** Collects under each of the offers, distributes the model's revenue and sends an account everything that is owed to it. */
export function collectAndClaimCall({
  usageMeter,
  offerIds,
  modelId,
  account,
  currency,
}: {
  readonly usageMeter: Address
  readonly offerIds: readonly bigint[]
  readonly modelId: bigint
  readonly account: Address
  readonly currency: Address
}): Call {
  return {
    to: usageMeter,
    data: encodeFunctionData({
      abi: usageMeterCollectAbi,
      functionName: 'collectAndClaim',
      args: [offerIds, modelId, account, currency],
    }),
    value: 0n,
  }
}
