import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { vaultSettingsAbi } from '../generated/voted-abi.ts'
import { readContract } from './read-contract.ts'
import { readFeeBps } from './read-fee-bps.ts'

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
  const [feeBps, treasury] = await Promise.all([
    readFeeBps(client, { vault }, options),
    readContract(
      client,
      { abi: vaultSettingsAbi, address: vault, functionName: 'treasury', args: [] },
      options,
    ),
  ])
  return { feeBps, treasury }
}
