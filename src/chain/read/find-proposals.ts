import { type Address, parseAddress } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { governorAbi } from '../generated/governance-abi.ts'
import { findEvents } from '../rpc/find-events.ts'
import { type Proposal, proposalIdOf } from '../write/proposal.ts'

/** What was proposed, and when it is decided. Times in Unix seconds. */
export interface ProposalRecord {
  readonly id: bigint
  readonly proposer: Address
  /** As `vote`, `queue`, `execute` and `cancel` need it. */
  readonly proposal: Proposal
  /** Whose holders of then may vote, from then on. */
  readonly snapshot: number
  /** Until when, unless a late quorum prolongs it. */
  readonly deadline: number
}

/**
 * What a governor was ever asked to decide, newest first, found by searching logs.
 * @throws ModelmarkError `unexpected` where an endpoint's calls are not those that the proposal's number stands for.
 */
export async function findProposals(
  client: ChainClient,
  { governor, fromBlock }: { readonly governor: Address; readonly fromBlock: bigint },
  options?: CallOptions,
): Promise<readonly ProposalRecord[]> {
  const search = { abi: governorAbi, eventName: 'ProposalCreated', address: governor, fromBlock } as const
  const found = await findEvents(client, search, options)
  return found.toReversed().map(event => {
    const { proposalId: id, proposer, description, voteStart, voteEnd } = event
    const calls = event.targets.map((to, i) => ({
      to: parseAddress(to),
      value: event.values[i] ?? 0n,
      data: event.calldatas[i] ?? '0x',
    }))
    const proposal = { calls, description }
    if (proposalIdOf(proposal) !== id)
      throw new ModelmarkError('unexpected', { reason: 'not this proposal', id })
    return { id, proposer, proposal, snapshot: Number(voteStart), deadline: Number(voteEnd) }
  })
}
