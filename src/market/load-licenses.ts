import type { Address, AssetId } from '../asset/index.ts'
import { findLicenses, readLatestLicenses } from '../chain/index.ts'
import type { License } from '../license/index.ts'
import type { MarketChains } from './market-chains.ts'

/** The contract remembers this many licenses of an account; beyond that its logs are searched. */
const REMEMBERED = 4

/** An account's licenses for a model, newest first. A module of its own, for only connected visitors need it. */
export async function loadLicenses(
  chains: MarketChains,
  asset: AssetId,
  account: Address,
): Promise<readonly License[]> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const { licenseBook } = contracts
  const latest = await readLatestLicenses(client, { licenseBook, account })
  const own = ({ modelId }: License) => modelId === asset.tokenId
  if (latest.length < REMEMBERED || latest.every(own)) return latest.filter(own)
  return (await findLicenses(client, { contracts, account })).filter(own)
}
