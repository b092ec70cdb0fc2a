import { type Address, type AssetId, NATIVE } from '../asset/index.ts'
import { readModel, readRoyalties } from '../chain/index.ts'
import type { Royalties } from './market.ts'
import type { MarketChains } from './market-chains.ts'

/**
 * Who gets what of a model's revenue: in the chain's coin, the currencies of its tiers and those the page names; currencies
 * in which nothing ever came in are left out, but for the first. A module of its own, for only royalty panels need it.
 */
export async function loadRoyalties(
  { chains, currencies }: { readonly chains: MarketChains; readonly currencies: readonly Address[] },
  asset: AssetId,
): Promise<Royalties> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const modelId = asset.tokenId
  const { offers } = await readModel(client, { contracts, modelId })
  const wanted = new Set([...offers.map(({ currency }) => currency), NATIVE, ...currencies])
  const facts = await readRoyalties(client, { contracts, modelId, currencies: [...wanted] })
  const earning = facts.currencies.filter(
    ({ lifetime, escrowed, payees }) =>
      lifetime > 0n || escrowed > 0n || payees.some(({ claimable }) => claimable > 0n),
  )
  return { ...facts, currencies: earning.length > 0 ? earning : facts.currencies.slice(0, 1) }
}
