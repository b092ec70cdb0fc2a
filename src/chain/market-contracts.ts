import { type Address, sameAddress } from '../asset/index.ts'
import type { CallOptions, ChainClient } from './chain-client.ts'
import { deployments } from './deployments/deployments.ts'
import { readContract } from './read/read-contract.ts'

/** The contracts of one market on one chain. */
export interface MarketContracts {
  readonly registry: Address
  readonly licenseBook: Address
  readonly vault: Address
  /** Where use is paid by the unit. The registry cannot tell, so it is unknown in a market that is not in the list. */
  readonly usageMeter?: Address
  /** Where orders are filled; unknown as the meter is. */
  readonly exchange?: Address
  /** Makes shares of models; unknown for a market that is not in the table of deployments. */
  readonly fractionalizer?: Address
  /** Where models are disputed; unknown as above. */
  readonly court?: Address
  /** Where models are listed, challenged and endorsed; unknown as above. */
  readonly curation?: Address
  /** Who governs the market: votes, ballots, hands and treasury, roles; unknown as above. */
  readonly dao?: {
    readonly token: Address
    readonly governor: Address
    readonly timelock: Address
    readonly manager: Address
  }
  /** Block from which on logs are worth searching. */
  readonly fromBlock: bigint
}

const address = { inputs: [], outputs: [{ type: 'address' }], stateMutability: 'view' } as const
const neighboursAbi = [
  { type: 'function', name: 'licenseBook', ...address },
  { type: 'function', name: 'vault', ...address },
] as const

/**
 * The market around a registry: from the list of known deployments, else by asking the registry itself.
 * @throws ModelmarkError `bad-config` if there is no registry at this address.
 */
export async function resolveContracts(
  client: ChainClient,
  registry: Address,
  options?: CallOptions,
): Promise<MarketContracts> {
  const known = deployments[client.chain.id]
  if (known !== undefined && sameAddress(known.registry, registry)) {
    const { block, demo: _, ...contracts } = known
    return { ...contracts, fromBlock: BigInt(block) }
  }
  const ofRegistry = { abi: neighboursAbi, address: registry, args: [] } as const
  const [licenseBook, vault] = await Promise.all([
    readContract(client, { ...ofRegistry, functionName: 'licenseBook' }, options),
    readContract(client, { ...ofRegistry, functionName: 'vault' }, options),
  ])
  return { registry, licenseBook, vault, fromBlock: 0n }
}
