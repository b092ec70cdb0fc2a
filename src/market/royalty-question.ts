import { type Address, type AssetId, NATIVE } from '../asset/index.ts'
import { type ChainClient, type RoyaltyQuestion, readModel } from '../chain/index.ts'
import type { MarketChains } from './market-chains.ts'

export interface RoyaltySources {
  readonly chains: MarketChains
  /** Currencies to look at besides the chain's coin and those of the model's tiers. */
  readonly currencies: readonly Address[]
}

/** What to ask a chain about a model's revenue: in the currencies of its tiers, the chain's coin and those the page names. */
export async function royaltyQuestion(
  { chains, currencies }: RoyaltySources,
  asset: AssetId,
): Promise<[ChainClient, RoyaltyQuestion]> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const modelId = asset.tokenId
  const { offers } = await readModel(client, { contracts, modelId })
  const wanted = new Set([...offers.map(({ currency }) => currency), NATIVE, ...currencies])
  return [client, { contracts, modelId, currencies: [...wanted] }]
}
