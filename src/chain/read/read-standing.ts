import { NATIVE } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { courtStandingAbi, curationStandingAbi } from '../generated/standing-abi.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { LISTING_STATUSES, type ListingStatus } from '../write/listing-status.ts'
import { readContract } from './read-contract.ts'

/** What a buyer should be warned of. */
export interface ModelStanding {
  /** The dispute that is open now. */
  readonly disputeId?: bigint
  readonly status: ListingStatus
  /** True while somebody's claim that the listing is wrong waits for a decision. */
  readonly challenged: boolean
}

/**
 * Whether a model is disputed, challenged or delisted; asked in the tick of `readModel`, it costs no request of its own.
 * Where the page knows no court and no curation, nothing is said against the model.
 */
export async function readStanding(
  client: ChainClient,
  {
    contracts: { court, curation },
    modelId,
  }: { readonly contracts: MarketContracts; readonly modelId: bigint },
  options?: CallOptions,
): Promise<ModelStanding> {
  const args = [modelId] as const
  const ofCuration = curation && ({ abi: curationStandingAbi, address: curation, args } as const)
  const [disputeId, index, challenge] = await Promise.all([
    court &&
      readContract(
        client,
        { abi: courtStandingAbi, address: court, functionName: 'disputeOf', args },
        options,
      ),
    ofCuration && readContract(client, { ...ofCuration, functionName: 'statusOf' }, options),
    ofCuration && readContract(client, { ...ofCuration, functionName: 'getChallenge' }, options),
  ])
  return {
    status: LISTING_STATUSES[index ?? 0] ?? 'open',
    challenged: challenge !== undefined && challenge.challenger !== NATIVE,
    ...(disputeId && { disputeId }),
  }
}
