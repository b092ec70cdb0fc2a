import type { Address, AssetId } from '../asset/index.ts'
import {
  type ChainClient,
  findLicenses,
  findUsedLicenses,
  type LicenseUser,
  type MarketContracts,
  readCurrency,
  readLatestLicenses,
  readLicenseCount,
  readLicenseUser,
  readModel,
  readOffers,
  readUnitPrice,
  readUsageAccount,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { License } from '../license/index.ts'
import type { HolderSources } from './create-holder-reads.ts'
import type { HeldLicense, MyLicenses, Usage } from './holdings.ts'
import { readKeptUsage } from './kept-usage.ts'
import type { PageStorage } from './page-storage.ts'

const LOADING = { status: 'loading' } as const

/**
 * All licenses of an account, and those of others that it may use. Where the logs cannot be searched, as with servers that
 * refuse it, the four that the contract remembers are better than nothing.
 */
export async function loadMyLicenses(
  { chains, storage }: Pick<HolderSources, 'chains' | 'storage'>,
  registry: AssetId,
  account: Address,
): Promise<MyLicenses> {
  const client = chains.client(registry.chainId)
  const contracts = await chains.contracts(registry)
  const [owned, used] = await Promise.all([
    findOwned(client, contracts, account),
    findUsedLicenses(client, { contracts, account }).catch(() => undefined),
  ])
  const own = owned.licenses.map(license => describe({ client, contracts, registry, storage }, license))
  const lent = (used ?? []).map(({ license, use }) =>
    describe({ client, contracts, registry, storage }, license, use),
  )
  return {
    account,
    licenses: await Promise.all([...own, ...lent]),
    complete: owned.complete && used !== undefined,
  }
}

async function findOwned(
  client: ChainClient,
  contracts: MarketContracts,
  account: Address,
): Promise<{ readonly licenses: readonly License[]; readonly complete: boolean }> {
  const { licenseBook } = contracts
  const [latest, count] = await Promise.all([
    readLatestLicenses(client, { licenseBook, account }),
    readLicenseCount(client, { licenseBook, account }),
  ])
  const isAll = (licenses: readonly License[]) => BigInt(licenses.length) >= count
  if (isAll(latest)) return { licenses: newestFirst(latest), complete: true }
  const found = await findLicenses(client, { contracts, account }).catch(() => latest)
  return { licenses: newestFirst(found), complete: isAll(found) }
}

function newestFirst(licenses: readonly License[]): readonly License[] {
  return licenses.toSorted((a, b) => (a.id < b.id ? 1 : -1))
}

interface DescribeSources {
  readonly client: ChainClient
  readonly contracts: MarketContracts
  readonly registry: AssetId
  readonly storage: PageStorage
}

/** All reads of all licenses are of one tick or the next, so they share requests. */
async function describe(sources: DescribeSources, license: License, use?: LicenseUser): Promise<HeldLicense> {
  const { client, contracts, registry } = sources
  const { licenseBook } = contracts
  const { id: licenseId, offerId, modelId } = license
  const [[offer], { version }, user, usage] = await Promise.all([
    readOffers(client, { licenseBook, offerIds: [offerId] }),
    readModel(client, { contracts, modelId }),
    readLicenseUser(client, { licenseBook, licenseId }),
    readUsage(sources, offerId, license),
  ])
  if (!offer) throw new ModelmarkError('unexpected', { reason: 'license without an offer', licenseId })
  return {
    license,
    asset: { ...registry, tokenId: modelId },
    offer,
    currency: await readCurrency(client, { address: offer.currency }),
    ...(use ? { lentUntil: use.expires } : user && { user }),
    ...(usage && { usage }),
    versions: { count: version.count, manifestDigest: version.manifestDigest },
    manifest: LOADING,
    terms: LOADING,
  }
}

/** For a tier, or for a license of it. */
async function readUsage(
  { client, contracts: { usageMeter }, registry: { chainId }, storage }: DescribeSources,
  offerId: bigint,
  license?: License,
): Promise<Usage | undefined> {
  if (!usageMeter) return undefined
  const of = license && { usageMeter, licenseId: license.id, holder: license.owner }
  const [price, account] = await Promise.all([
    readUnitPrice(client, { usageMeter, offerId }),
    of && readUsageAccount(client, of),
  ])
  if (!price) return undefined
  const kept = of && readKeptUsage(storage, { chainId, ...of })
  return { ...price, ...(account && { account }), signed: kept?.signed ?? 0n }
}

export async function loadUsage(
  { chains, storage }: Pick<HolderSources, 'chains' | 'storage'>,
  asset: AssetId,
  offerId: bigint,
  license?: License,
): Promise<Usage | undefined> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  return readUsage({ client, contracts, registry: asset, storage }, offerId, license)
}
