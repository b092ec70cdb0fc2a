import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { modelGovernorRedeemAbi } from '../generated/shares-abi.ts'

/** Takes a model out of its governor. Only who holds every share. */
export function redeemModelCall({
  governor,
  to,
}: {
  readonly governor: Address
  readonly to: Address
}): Call {
  return {
    to: governor,
    data: encodeFunctionData({ abi: modelGovernorRedeemAbi, functionName: 'redeem', args: [to] }),
    value: 0n,
  }
}
