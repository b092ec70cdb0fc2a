import type { Address, AssetId } from '../asset/index.ts'
import { findLicenses, readLatestLicenses, readLicenseCount } from '../chain/index.ts'
import type { License } from '../license/index.ts'
import type { MarketChains } from './market-chains.ts'

/**
 * An account's licenses for a model, newest first. The contract remembers four of an account; logs are searched only where
 * it holds others. A module of its own, for only connected visitors need it.
 */
export async function loadLicenses(
  chains: MarketChains,
  asset: AssetId,
  account: Address,
): Promise<readonly License[]> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const { licenseBook } = contracts
  const [latest, count] = await Promise.all([
    readLatestLicenses(client, { licenseBook, account }),
    readLicenseCount(client, { licenseBook, account }),
  ])
  const all = BigInt(latest.length) < count ? await findLicenses(client, { contracts, account }) : latest
  return all.filter(({ modelId }) => modelId === asset.tokenId)
}
