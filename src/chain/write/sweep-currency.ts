import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultDaoAbi } from '../generated/dao-abi.ts'

/** Takes for the treasury what arrived in the vault without being owed to anybody. Only the DAO: a call for a proposal. */
export function sweepCurrencyCall({
  vault,
  currency,
}: {
  readonly vault: Address
  readonly currency: Address
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({ abi: revenueVaultDaoAbi, functionName: 'sweep', args: [currency] }),
    value: 0n,
  }
}
