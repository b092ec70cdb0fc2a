import type { Address, Digest } from '../../asset/index.ts'
import type { Offer } from '../../license/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { licenseBookReadAbi, modelRegistryReadAbi } from '../generated/read-abi.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { readContract } from './read-contract.ts'
import { readOffers } from './read-offers.ts'

/** A model that earns from this one. */
export interface ModelAncestor {
  readonly modelId: bigint
  /** Absolute share of each payment, basis points. */
  readonly bps: number
  /** True for a parent, false further up. */
  readonly direct: boolean
}

/** What the contracts say of a model. */
export interface ModelFacts {
  readonly modelId: bigint
  readonly owner: Address
  readonly creator: Address
  readonly version: {
    /** Counted from 0. */
    readonly index: number
    readonly count: number
    /** Unix seconds. */
    readonly createdAt: number
    readonly manifestDigest: Digest
    readonly contentHash: Digest
  }
  readonly ancestors: readonly ModelAncestor[]
  /** The newest 32 tiers, closed ones included, oldest first. */
  readonly offers: readonly Offer[]
}

/** Most tiers read of one model: its owner may have created thousands. */
const MAX_OFFERS = 32

/**
 * Everything a card shows of a model, in two rounds: all models asked for in the same tick share both requests.
 * @throws ModelmarkError `model-not-found`, and those of `ChainClient.call`.
 */
export async function readModel(
  client: ChainClient,
  { contracts, modelId }: { readonly contracts: MarketContracts; readonly modelId: bigint },
  options?: CallOptions,
): Promise<ModelFacts> {
  const { registry, licenseBook } = contracts
  const args = [modelId] as const
  const ofRegistry = { abi: modelRegistryReadAbi, address: registry, args } as const
  const [owner, creator, [index, version], ancestors, offerIds] = await Promise.all([
    readContract(client, { ...ofRegistry, functionName: 'ownerOf' }, options),
    readContract(client, { ...ofRegistry, functionName: 'creatorOf' }, options),
    readContract(client, { ...ofRegistry, functionName: 'latestVersion' }, options),
    readContract(client, { ...ofRegistry, functionName: 'ancestorsOf' }, options),
    readContract(
      client,
      { abi: licenseBookReadAbi, address: licenseBook, functionName: 'offersOf', args },
      options,
    ),
  ])
  const offers = await readOffers(client, { licenseBook, offerIds: offerIds.slice(-MAX_OFFERS) }, options)
  return {
    modelId,
    owner,
    creator,
    version: { ...version, index: Number(index), count: Number(index) + 1 },
    ancestors,
    offers,
  }
}
