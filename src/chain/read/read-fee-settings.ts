import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { vaultSettingsAbi } from '../generated/voted-abi.ts'
import { readContract } from './read-contract.ts'

/** What the DAO decided about the market's fee. */
export interface FeeSettings {
  /** On payments from now on, basis points. */
  readonly feeBps: number
  /** Who gets it. */
  readonly treasury: Address
}

export async function readFeeSettings(
  client: ChainClient,
  { vault }: { readonly vault: Address },
  options?: CallOptions,
): Promise<FeeSettings> {
  const ofVault = { abi: vaultSettingsAbi, address: vault, args: [] } as const
  const [feeBps, treasury] = await Promise.all([
    readContract(client, { ...ofVault, functionName: 'feeBps' }, options),
    readContract(client, { ...ofVault, functionName: 'treasury' }, options),
  ])
  return { feeBps, treasury }
}
