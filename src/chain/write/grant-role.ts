import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { accessManagerDaoAbi } from '../generated/dao-abi.ts'

/** Gives an account a power at once, as a curator has it. Only the DAO: a call for a proposal. */
export function grantRoleCall({
  manager,
  role,
  account,
}: {
  readonly manager: Address
  /** See `SECURITY.md` for what each can do; 4 is the curators'. */
  readonly role: bigint
  readonly account: Address
}): Call {
  return {
    to: manager,
    data: encodeFunctionData({
      abi: accessManagerDaoAbi,
      functionName: 'grantRole',
      args: [role, account, 0],
    }),
    value: 0n,
  }
}
