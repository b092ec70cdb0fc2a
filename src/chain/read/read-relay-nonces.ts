import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { licenseBookRelayAbi, revenueVaultRelayAbi } from '../generated/relay-abi.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { readContract } from './read-contract.ts'

/** What an account's next signatures must carry. */
export interface RelayNonces {
  readonly purchase: bigint
  readonly renewal: bigint
  readonly claim: bigint
}

export async function readRelayNonces(
  client: ChainClient,
  {
    contracts: { licenseBook, vault },
    account,
  }: { readonly contracts: MarketContracts; readonly account: Address },
  options?: CallOptions,
): Promise<RelayNonces> {
  const ofBook = { abi: licenseBookRelayAbi, address: licenseBook, args: [account] } as const
  const ofVault = { abi: revenueVaultRelayAbi, address: vault, args: [account] } as const
  const [purchase, renewal, claim] = await Promise.all([
    readContract(client, { ...ofBook, functionName: 'nonces' }, options),
    readContract(client, { ...ofBook, functionName: 'renewalNonces' }, options),
    readContract(client, { ...ofVault, functionName: 'nonces' }, options),
  ])
  return { purchase, renewal, claim }
}
