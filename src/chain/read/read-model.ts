import type { Address, Digest } from '../../asset/index.ts'
import type { Offer } from '../../license/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { modelRegistryReadAbi } from '../generated/read-abi.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { readContract } from './read-contract.ts'
import { toOffer } from './read-offers.ts'

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
const MAX_OFFERS = 32n

/**
 * Everything a card shows of a model, in one read: all models asked for in the same tick share one request.
 * @throws ModelmarkError `model-not-found`, and those of `ChainClient.call`.
 */
export async function readModel(
  client: ChainClient,
  { contracts, modelId }: { readonly contracts: MarketContracts; readonly modelId: bigint },
  options?: CallOptions,
): Promise<ModelFacts> {
  const { owner, creator, versionIndex, version, ancestors, offerIds, offers } = await readContract(
    client,
    {
      abi: modelRegistryReadAbi,
      address: contracts.registry,
      functionName: 'summaryOf',
      args: [modelId, MAX_OFFERS],
    },
    options,
  )
  const index = Number(versionIndex)
  return {
    modelId,
    owner,
    creator,
    version: { ...version, index, count: index + 1 },
    ancestors,
    offers: offers.map((offer, i) => toOffer(offerIds[i] ?? 0n, offer)),
  }
}
