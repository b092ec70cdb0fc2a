import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { exchangeWriteAbi } from '../generated/exchange-abi.ts'

/** Makes every order that the sender signed so far void. */
export function raiseCounterCall({ exchange }: { readonly exchange: Address }): Call {
  return {
    to: exchange,
    data: encodeFunctionData({ abi: exchangeWriteAbi, functionName: 'raiseCounter', args: [] }),
    value: 0n,
  }
}
