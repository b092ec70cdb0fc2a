import type { CallOptions, ChainClient } from '../chain-client.ts'
import { modelRegistryWriteAbi } from '../generated/write-abi.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { findEvents } from '../rpc/find-events.ts'

/**
 * Models that name a model as their parent, newest first, among the newest 1,000 models of the market.
 * @throws ModelmarkError as `findEvents`.
 */
export async function findDerivatives(
  client: ChainClient,
  { contracts, modelId }: { readonly contracts: MarketContracts; readonly modelId: bigint },
  options?: CallOptions,
): Promise<readonly bigint[]> {
  const { registry: address, fromBlock } = contracts
  const search = { abi: modelRegistryWriteAbi, eventName: 'ModelMinted', address, fromBlock } as const
  const minted = await findEvents(client, search, options)
  return minted
    .filter(({ parents }) => parents.includes(modelId))
    .map(event => event.modelId)
    .reverse()
}
