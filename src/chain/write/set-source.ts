import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultDaoAbi } from '../generated/dao-abi.ts'

/** Lets a contract book payments, or stops it; a stopped one can still refund. Only the DAO: a call for a proposal. */
export function setSourceCall({
  vault,
  source,
  allowed,
}: {
  readonly vault: Address
  readonly source: Address
  readonly allowed: boolean
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({ abi: revenueVaultDaoAbi, functionName: 'setSource', args: [source, allowed] }),
    value: 0n,
  }
}
