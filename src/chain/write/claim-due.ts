import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { duesAbi } from '../generated/dues-abi.ts'

/** Sends `account` the bonds that the court, or the curation, owes it. Anyone may. */
export function claimDueCall({
  from,
  account,
}: {
  /** The court or the curation. */
  readonly from: Address
  readonly account: Address
}): Call {
  return {
    to: from,
    data: encodeFunctionData({ abi: duesAbi, functionName: 'claim', args: [account] }),
    value: 0n,
  }
}

/** Sends the bonds that are due to the sender to `to`: for a contract account that takes no coins itself. */
export function claimDueToCall({ from, to }: { readonly from: Address; readonly to: Address }): Call {
  return {
    to: from,
    data: encodeFunctionData({ abi: duesAbi, functionName: 'claimTo', args: [to] }),
    value: 0n,
  }
}
