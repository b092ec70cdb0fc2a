import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultReleaseAbi } from '../generated/vault-abi.ts'

/** Sends the market's fees in a currency to its treasury. Anyone. */
export function claimFeesCall({
  vault,
  currency,
}: {
  readonly vault: Address
  readonly currency: Address
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({ abi: revenueVaultReleaseAbi, functionName: 'claimFees', args: [currency] }),
    value: 0n,
  }
}
