import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultDaoAbi } from '../generated/dao-abi.ts'

/** Sets the market's fee on future payments and who gets it. Only the DAO: a call for a proposal. */
export function setFeeCall({
  vault,
  feeBps,
  treasury,
}: {
  readonly vault: Address
  /** Basis points; the contract refuses more than 500. */
  readonly feeBps: number
  /** Gets also the fees that nobody claimed before. */
  readonly treasury: Address
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({ abi: revenueVaultDaoAbi, functionName: 'setFee', args: [feeBps, treasury] }),
    value: 0n,
  }
}
