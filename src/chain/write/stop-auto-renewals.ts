import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookRelayAbi } from '../generated/relay-abi.ts'

/** Makes every auto-renewal that the sender signed void. */
export function stopAutoRenewalsCall({ licenseBook }: { readonly licenseBook: Address }): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({ abi: licenseBookRelayAbi, functionName: 'stopAutoRenewals', args: [] }),
    value: 0n,
  }
}
