import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { governorAbi, votesAbi } from '../generated/governance-abi.ts'
import { readContract } from './read-contract.ts'

/** How a governor decides now. Times in seconds, votes in the token's smallest unit. */
export interface GovernorRules {
  /** Whose holders vote. */
  readonly token: Address
  /** All votes there are, delegated or not. */
  readonly supply: bigint
  /** From a proposal to its vote. */
  readonly votingDelay: number
  readonly votingPeriod: number
  /** Once the quorum is reached, voting stays open at least this long. */
  readonly lateQuorumExtension: number
  /** Votes that a proposer needs. */
  readonly proposalThreshold: bigint
}

export async function readGovernorRules(
  client: ChainClient,
  { governor }: { readonly governor: Address },
  options?: CallOptions,
): Promise<GovernorRules> {
  const ofGovernor = { abi: governorAbi, address: governor, args: [] } as const
  const [token, votingDelay, votingPeriod, lateQuorumExtension, proposalThreshold] = await Promise.all([
    readContract(client, { ...ofGovernor, functionName: 'token' }, options),
    readContract(client, { ...ofGovernor, functionName: 'votingDelay' }, options),
    readContract(client, { ...ofGovernor, functionName: 'votingPeriod' }, options),
    readContract(client, { ...ofGovernor, functionName: 'lateQuorumVoteExtension' }, options),
    readContract(client, { ...ofGovernor, functionName: 'proposalThreshold' }, options),
  ])
  const supply = await readContract(
    client,
    { abi: votesAbi, address: token, functionName: 'totalSupply', args: [] },
    options,
  )
  return {
    token,
    supply,
    votingDelay: Number(votingDelay),
    votingPeriod: Number(votingPeriod),
    lateQuorumExtension: Number(lateQuorumExtension),
    proposalThreshold,
  }
}
