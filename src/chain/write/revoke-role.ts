import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { accessManagerDaoAbi } from '../generated/dao-abi.ts'

/** Takes a power back. Only the DAO: a call for a proposal. */
export function revokeRoleCall({
  manager,
  role,
  account,
}: {
  readonly manager: Address
  readonly role: bigint
  readonly account: Address
}): Call {
  return {
    to: manager,
    data: encodeFunctionData({ abi: accessManagerDaoAbi, functionName: 'revokeRole', args: [role, account] }),
    value: 0n,
  }
}
