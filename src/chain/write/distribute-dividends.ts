import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { modelSharesHolderAbi } from '../generated/shares-abi.ts'

/** Fetches the shares' part of the model's revenue and divides it among those who hold shares now. Anyone. */
export function distributeDividendsCall({
  shares,
  currency,
}: {
  readonly shares: Address
  readonly currency: Address
}): Call {
  return {
    to: shares,
    data: encodeFunctionData({ abi: modelSharesHolderAbi, functionName: 'distribute', args: [currency] }),
    value: 0n,
  }
}
