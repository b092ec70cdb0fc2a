import {
  type Address,
  encodeFunctionData,
  type Hex,
  type PublicClient,
  toFunctionSelector,
  zeroAddress,
} from 'viem'
import { accessManagerAbi, modelRegistryAbi, revenueVaultAbi } from '../../chain/generated/abi.ts'
import type { MarketAddresses } from './market-contracts.ts'
import { ROLES, type Role } from './roles.ts'

/** A call that makes something so, wanted unless the chain says that it is so already. */
export interface Setting {
  readonly what: string
  readonly isDone: () => Promise<boolean>
  readonly target: Address
  readonly data: Hex
}

/**
 * Contracts that book payments in the vault. The license book comes last: the vault finds the source that was allowed
 * last without reading another slot, and most payments are the book's.
 */
const SOURCES: readonly (keyof MarketAddresses)[] = ['usageMeter', 'exchange', 'licenseBook']

/** Makes the contracts know each other, opens the currencies and gives the roles; in this order. */
export function marketSettings(
  client: PublicClient,
  at: MarketAddresses,
  currencies: readonly Address[],
): readonly Setting[] {
  const vault = { address: at.vault, abi: revenueVaultAbi } as const
  const registry = { address: at.registry, abi: modelRegistryAbi } as const
  return [
    {
      what: 'vault knows the registry',
      isDone: async () => (await client.readContract({ ...vault, functionName: 'registry' })) !== zeroAddress,
      target: at.vault,
      data: encodeFunctionData({ abi: revenueVaultAbi, functionName: 'setRegistry', args: [at.registry] }),
    },
    {
      what: 'registry knows the license book',
      isDone: async () =>
        (await client.readContract({ ...registry, functionName: 'licenseBook' })) !== zeroAddress,
      target: at.registry,
      data: encodeFunctionData({
        abi: modelRegistryAbi,
        functionName: 'setLicenseBook',
        args: [at.licenseBook],
      }),
    },
    ...SOURCES.map((source, index) => sourceSetting(client, at, source, SOURCES.slice(0, index))),
    ...currencies.map(currency => currencySetting(client, at.vault, currency)),
    ...ROLES.flatMap(role => roleSettings(client, at, role)),
  ]
}

/** Allowed again after every source before it, so that the last of the list is always the last that was allowed. */
function sourceSetting(
  client: PublicClient,
  at: MarketAddresses,
  source: keyof MarketAddresses,
  earlier: readonly (keyof MarketAddresses)[],
): Setting {
  return {
    what: `vault takes payments from the ${source}`,
    async isDone() {
      const allowed = [source, ...earlier].map(name =>
        client.readContract({
          address: at.vault,
          abi: revenueVaultAbi,
          functionName: 'isSource',
          args: [at[name]],
        }),
      )
      return (await Promise.all(allowed)).every(Boolean)
    },
    target: at.vault,
    data: encodeFunctionData({ abi: revenueVaultAbi, functionName: 'setSource', args: [at[source], true] }),
  }
}

function currencySetting(client: PublicClient, vault: Address, currency: Address): Setting {
  return {
    what: currency === zeroAddress ? 'vault takes the native coin' : `vault takes the token ${currency}`,
    isDone: () =>
      client.readContract({
        address: vault,
        abi: revenueVaultAbi,
        functionName: 'isCurrency',
        args: [currency],
      }),
    target: vault,
    data: encodeFunctionData({ abi: revenueVaultAbi, functionName: 'setCurrency', args: [currency, true] }),
  }
}

function roleSettings(client: PublicClient, at: MarketAddresses, role: Role): readonly Setting[] {
  const manager = { address: at.manager, abi: accessManagerAbi } as const
  const functions = Object.entries(role.functions) as [keyof MarketAddresses, readonly string[]][]
  return [
    ...functions.map(([contract, signatures]): Setting => {
      const [target, selectors] = [at[contract], signatures.map(toFunctionSelector)]
      return {
        what: `only a ${role.name} may call ${contract}.${signatures.join()}`,
        async isDone() {
          const roles = selectors.map(selector =>
            client.readContract({
              ...manager,
              functionName: 'getTargetFunctionRole',
              args: [target, selector],
            }),
          )
          return (await Promise.all(roles)).every(id => id === role.id)
        },
        target: at.manager,
        data: encodeFunctionData({
          abi: accessManagerAbi,
          functionName: 'setTargetFunctionRole',
          args: [target, selectors, role.id],
        }),
      }
    }),
    ...role.members.map((member): Setting => memberSetting(client, at, role, member)),
  ]
}

/** Without a delay of the manager's own: a role that should be slow belongs to the DAO. */
export function memberSetting(
  client: PublicClient,
  at: MarketAddresses,
  { id, name }: Role,
  member: keyof MarketAddresses,
): Setting {
  return {
    what: `${member} is ${name}`,
    isDone: () => isMember(client, at.manager, id, at[member]),
    target: at.manager,
    data: encodeFunctionData({ abi: accessManagerAbi, functionName: 'grantRole', args: [id, at[member], 0] }),
  }
}

export async function isMember(
  client: PublicClient,
  manager: Address,
  role: bigint,
  account: Address,
): Promise<boolean> {
  const [member] = await client.readContract({
    address: manager,
    abi: accessManagerAbi,
    functionName: 'hasRole',
    args: [role, account],
  })
  return member
}
