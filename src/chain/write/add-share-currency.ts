import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { modelSharesHolderAbi } from '../generated/shares-abi.ts'

/** Lets dividends be paid in the currency of an offer of the model. At most four currencies, for ever. */
export function addShareCurrencyCall({
  shares,
  offerId,
}: {
  readonly shares: Address
  readonly offerId: bigint
}): Call {
  return {
    to: shares,
    data: encodeFunctionData({ abi: modelSharesHolderAbi, functionName: 'addCurrency', args: [offerId] }),
    value: 0n,
  }
}
