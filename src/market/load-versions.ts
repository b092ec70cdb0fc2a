import type { AssetId } from '../asset/index.ts'
import {
  type ChainClient,
  findDerivatives,
  type MarketContracts,
  readModel,
  readVersions,
} from '../chain/index.ts'
import { compareManifests, type Manifest } from '../manifest/index.ts'
import type { Documents } from './documents.ts'
import type { MarketChains } from './market-chains.ts'
import type { ModelVersion, ModelVersions, Relative } from './versions.ts'

/** Versions read of one model: its owner may have pushed thousands. */
const MAX_VERSIONS = 64
/** Children shown of one model: anybody with a license may make one. */
const MAX_CHILDREN = 32

interface Sources {
  readonly client: ChainClient
  readonly contracts: MarketContracts
  readonly documents: Documents
}

/** A model's history and relatives. Documents that cannot be read leave gaps; the chain's own answers do not. */
export async function loadVersions(
  { chains, documents }: { readonly chains: MarketChains; readonly documents: Documents },
  asset: AssetId,
): Promise<ModelVersions> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const sources = { client, contracts, documents }
  const modelId = asset.tokenId
  const [{ version, ancestors }, derivatives] = await Promise.all([
    readModel(client, { contracts, modelId }),
    findDerivatives(client, { contracts, modelId }).catch(() => undefined),
  ])
  const [versions, above, below] = await Promise.all([
    readHistory(sources, modelId, version.count),
    Promise.all(ancestors.map(async one => ({ ...one, name: await nameOf(sources, one.modelId) }))),
    Promise.all((derivatives ?? []).slice(0, MAX_CHILDREN).map(id => readChild(sources, modelId, id))),
  ])
  return {
    versions,
    ancestors: above,
    children: below.flatMap(child => child ?? []),
    childrenMissing: derivatives === undefined,
  }
}

async function readHistory(
  { client, contracts, documents }: Sources,
  modelId: bigint,
  count: number,
): Promise<readonly ModelVersion[]> {
  const length = Math.min(count, MAX_VERSIONS)
  const indices = Array.from({ length }, (_, i) => count - 1 - i)
  const facts = await readVersions(client, { registry: contracts.registry, modelId, indices })
  const manifests = await Promise.all(facts.map(({ manifestDigest }) => readable(documents, manifestDigest)))
  return facts.map(({ index, createdAt, manifestDigest }, i) => {
    const [manifest, before] = [manifests[i], manifests[i + 1]]
    const changes = manifest && before && compareManifests(before, manifest)
    return { index, createdAt, manifestDigest, manifest, changes }
  })
}

/** Undefined for a model that only says it is one. */
async function readChild(sources: Sources, parent: bigint, modelId: bigint): Promise<Relative | undefined> {
  const { client, contracts, documents } = sources
  const { ancestors, version } = await readModel(client, { contracts, modelId })
  const own = ancestors.find(ancestor => ancestor.modelId === parent)
  if (!own) return undefined
  const manifest = await readable(documents, version.manifestDigest)
  return { modelId, bps: own.bps, direct: own.direct, name: manifest?.name }
}

async function nameOf(
  { client, contracts, documents }: Sources,
  modelId: bigint,
): Promise<string | undefined> {
  const { version } = await readModel(client, { contracts, modelId })
  return (await readable(documents, version.manifestDigest))?.name
}

function readable(
  documents: Documents,
  digest: Parameters<Documents['manifest']>[0],
): Promise<Manifest | undefined> {
  return documents.manifest(digest).catch(() => undefined)
}
