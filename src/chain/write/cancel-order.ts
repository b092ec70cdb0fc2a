import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { exchangeWriteAbi } from '../generated/exchange-abi.ts'

/** Makes every order of the sender with this nonce void. */
export function cancelOrderCall({
  exchange,
  nonce,
}: {
  readonly exchange: Address
  readonly nonce: bigint
}): Call {
  return {
    to: exchange,
    data: encodeFunctionData({ abi: exchangeWriteAbi, functionName: 'cancelOrder', args: [nonce] }),
    value: 0n,
  }
}
