import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultDaoAbi } from '../generated/dao-abi.ts'

/** Lets the market take a currency, or take no more of it; what is owed in it can still be claimed. Only the DAO: a call for a proposal. */
export function setCurrencyCall({
  vault,
  currency,
  allowed,
}: {
  readonly vault: Address
  /** A token that moves exactly what it is told and whose balances do not shrink. */
  readonly currency: Address
  readonly allowed: boolean
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({
      abi: revenueVaultDaoAbi,
      functionName: 'setCurrency',
      args: [currency, allowed],
    }),
    value: 0n,
  }
}
