import type { AssetId } from '../asset/index.ts'
import { findLicenses, readLatestLicenses, readModel, readOffers } from '../chain/index.ts'
import { isUsable } from '../license/index.ts'
import type { Documents } from './documents.ts'
import type { MarketChains } from './market-chains.ts'
import type { ParentCandidate, Registry } from './publication.ts'

/** The contract remembers this many licenses of an account; beyond that its logs are searched. */
const REMEMBERED = 4

/** Models that an account may name as parents, by its licenses, newest first; the best license of each. */
export async function loadParents(
  { chains, documents }: { readonly chains: MarketChains; readonly documents: Documents },
  registry: Registry,
  account: AssetId['contract'],
): Promise<readonly ParentCandidate[]> {
  const client = chains.client(registry.chainId)
  const contracts = await chains.contracts({ ...registry, tokenId: 0n })
  const { licenseBook } = contracts
  const latest = await readLatestLicenses(client, { licenseBook, account })
  const all = latest.length < REMEMBERED ? latest : await findLicenses(client, { contracts, account })
  const now = Date.now() / 1000
  const usable = all.filter(license => isUsable(license, now))
  const offers = await readOffers(client, { licenseBook, offerIds: usable.map(({ offerId }) => offerId) })
  const allowed = usable.flatMap((license, i) => {
    const offer = offers[i]
    return offer?.derivativesAllowed ? [{ license, bps: offer.upstreamBps }] : []
  })
  const cheapest = new Map<bigint, (typeof allowed)[number]>()
  for (const one of allowed) {
    const { modelId } = one.license
    if (one.bps < (cheapest.get(modelId)?.bps ?? Number.POSITIVE_INFINITY)) cheapest.set(modelId, one)
  }
  return Promise.all(
    [...cheapest.values()].map(async ({ license: { id: licenseId, modelId }, bps }) => {
      const { ancestors, version } = await readModel(client, { contracts, modelId })
      const inheritedBps = ancestors.reduce((sum, ancestor) => sum + ancestor.bps, 0)
      const name = await documents.manifest(version.manifestDigest).then(
        manifest => manifest.name,
        () => undefined,
      )
      return { licenseId, modelId, bps, inheritedBps, name }
    }),
  )
}
