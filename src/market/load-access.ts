import { type Address, type AssetId, sameAddress } from '../asset/index.ts'
import {
  type ChainClient,
  findLicenses,
  findPurchase,
  findUsedLicenses,
  type MarketContracts,
  readLatestLicenses,
  readLicenseCount,
  readModel,
  readOffers,
} from '../chain/index.ts'
import { allows, coversVersion, isUsable, type License, NEVER_ENDS } from '../license/index.ts'
import type { Access, AccessNeeds } from './holdings.ts'
import type { MarketChains } from './market-chains.ts'

/** A license by which an account may do something, until then. */
interface Candidate {
  readonly license: License
  /** Unix seconds, exclusive. */
  readonly until: number
}

const NONE: Access = { status: 'unlicensed', why: 'no-license' }

/**
 * Whether an account may use a model: first by what the contract remembers of it, then by its other licenses, then by those
 * that others let it use. So the usual visitor costs one request and no search of logs.
 */
export async function loadAccess(
  chains: MarketChains,
  asset: AssetId,
  { account, rights = [], version }: Omit<AccessNeeds, 'account'> & { readonly account: Address | undefined },
): Promise<Access> {
  if (account === undefined) return { status: 'unlicensed', why: 'not-connected' }
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const { licenseBook } = contracts
  const [model, latest, count] = await Promise.all([
    readModel(client, { contracts, modelId: asset.tokenId }),
    readLatestLicenses(client, { licenseBook, account }),
    readLicenseCount(client, { licenseBook, account }),
  ])
  if (sameAddress(model.owner, account)) return { status: 'licensed', until: NEVER_ENDS }
  const others = async () =>
    BigInt(latest.length) < count ? await findLicenses(client, { contracts, account }) : []
  // An endpoint that refuses to search must not keep the usual visitor, whom nobody lent anything, from their answer.
  const lent = async () =>
    (await findUsedLicenses(client, { contracts, account }).catch(() => [])).map(({ license, use }) => ({
      license,
      until: Math.min(license.endTime, use.expires + 1),
    }))
  let best = NONE
  for (const search of [async () => latest.map(own), async () => (await others()).map(own), lent]) {
    const candidates = (await search()).filter(({ license }) => license.modelId === asset.tokenId)
    const found = await judge(client, contracts, candidates, { rights, version })
    if (found.status === 'licensed') return found
    best = better(best, found)
  }
  return best
}

function own(license: License): Candidate {
  return { license, until: license.endTime }
}

async function judge(
  client: ChainClient,
  contracts: MarketContracts,
  candidates: readonly Candidate[],
  {
    rights,
    version,
  }: { readonly rights: NonNullable<AccessNeeds['rights']>; readonly version: number | undefined },
): Promise<Access> {
  const now = Date.now() / 1000
  const kept = candidates.filter(({ license }) => !license.revoked).sort((a, b) => b.until - a.until)
  const offerIds = kept.map(({ license }) => license.offerId)
  const offers = await readOffers(client, { licenseBook: contracts.licenseBook, offerIds })
  let found = NONE
  for (const [i, { license, until }] of kept.entries()) {
    const offer = offers[i]
    if (!offer) continue
    if (!allows(offer, rights)) {
      found = better(found, { status: 'unlicensed', why: 'right-missing' })
      continue
    }
    if (version !== undefined && !offer.coversFutureVersions) {
      const { id: licenseId, modelId } = license
      const bought = await findPurchase(client, { contracts, licenseId, modelId })
      if (!coversVersion(offer, version, bought.version)) {
        found = better(found, { status: 'unlicensed', why: 'version-not-covered' })
        continue
      }
    }
    if (isUsable(license, now) && until > now) return { status: 'licensed', until, license }
    found = better(found, { status: 'expired', license })
  }
  return found
}

const ORDER = ['no-license', 'right-missing', 'version-not-covered', 'expired']

/** The one that is nearer to what was asked for; the first of two that are alike. */
function better(a: Access, b: Access): Access {
  return rank(b) > rank(a) ? b : a
}

function rank(access: Access): number {
  return ORDER.indexOf(access.status === 'unlicensed' ? access.why : access.status)
}
