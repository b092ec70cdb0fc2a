import {
  type Address,
  encodeFunctionData,
  type Hex,
  keccak256,
  type PublicClient,
  stringToHex,
  zeroHash,
} from 'viem'
import { accessManagerAbi, timelockControllerAbi } from '../../chain/generated/abi.ts'
import type { MarketAddresses } from './market-contracts.ts'
import { DAO_ROLE } from './roles.ts'
import { isMember, memberSetting, type Setting } from './settings.ts'

/** Roles of OpenZeppelin's `TimelockController`. */
export const TIMELOCK_ROLES = {
  admin: zeroHash,
  proposer: keccak256(stringToHex('PROPOSER_ROLE')),
  canceller: keccak256(stringToHex('CANCELLER_ROLE')),
  executor: keccak256(stringToHex('EXECUTOR_ROLE')),
} as const

/** Gives the timelock to the governor, and nobody else; one transaction each, in this order. */
export function timelockHandOver(
  client: PublicClient,
  { timelock, governor }: MarketAddresses,
  deployer: Address,
): readonly Setting[] {
  const hasRole = (role: Hex, account: Address) =>
    client.readContract({
      address: timelock,
      abi: timelockControllerAbi,
      functionName: 'hasRole',
      args: [role, account],
    })
  // Once it renounced, who acts for the timelock is the DAO's business.
  const hasRenounced = async () => !(await hasRole(TIMELOCK_ROLES.admin, deployer))
  const grant = (name: 'proposer' | 'canceller'): Setting => ({
    what: `governor is the timelock's ${name}`,
    isDone: async () => (await hasRole(TIMELOCK_ROLES[name], governor)) || hasRenounced(),
    target: timelock,
    data: encodeFunctionData({
      abi: timelockControllerAbi,
      functionName: 'grantRole',
      args: [TIMELOCK_ROLES[name], governor],
    }),
  })
  return [
    grant('proposer'),
    grant('canceller'),
    {
      what: "deployer is no longer the timelock's admin",
      isDone: hasRenounced,
      target: timelock,
      data: encodeFunctionData({
        abi: timelockControllerAbi,
        functionName: 'renounceRole',
        args: [TIMELOCK_ROLES.admin, deployer],
      }),
    },
  ]
}

/** Gives the market to the timelock. The last that the deployer may do. */
export function managerHandOver(
  client: PublicClient,
  at: MarketAddresses,
  deployer: Address,
): readonly Setting[] {
  return [
    memberSetting(client, at, DAO_ROLE, 'timelock'),
    {
      what: 'deployer is no longer admin',
      isDone: async () => !(await isMember(client, at.manager, DAO_ROLE.id, deployer)),
      target: at.manager,
      data: encodeFunctionData({
        abi: accessManagerAbi,
        functionName: 'renounceRole',
        args: [DAO_ROLE.id, deployer],
      }),
    },
  ]
}
