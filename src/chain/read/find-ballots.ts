import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { governorAbi } from '../generated/governance-abi.ts'
import { findEvents } from '../rpc/find-events.ts'
import { VOTE_SUPPORTS, type VoteSupport } from '../write/vote.ts'

/** A vote that somebody cast. */
export interface Ballot {
  readonly proposalId: bigint
  readonly voter: Address
  readonly support: VoteSupport
  /** In the token's smallest unit. */
  readonly weight: bigint
  /** From anybody: never trusted, never markup; may be empty. */
  readonly reason: string
}

/** What was voted at a governor, newest first, found by searching logs; at most the newest 1,000. */
export async function findBallots(
  client: ChainClient,
  { governor, fromBlock }: { readonly governor: Address; readonly fromBlock: bigint },
  options?: CallOptions,
): Promise<readonly Ballot[]> {
  const search = { abi: governorAbi, eventName: 'VoteCast', address: governor, fromBlock } as const
  const found = await findEvents(client, search, options)
  return found.toReversed().flatMap(({ proposalId, voter, support: index, weight, reason }) => {
    const support = VOTE_SUPPORTS[index]
    return support === undefined ? [] : [{ proposalId, voter, support, weight, reason }]
  })
}
