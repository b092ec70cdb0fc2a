import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { votesAbi } from '../generated/governance-abi.ts'
import { readContract } from './read-contract.ts'

/** What an account has of a token that votes, in its smallest unit. */
export interface Voter {
  readonly balance: bigint
  /** Its own and those given to it. */
  readonly votes: bigint
  /** Who votes with its tokens; the zero address for nobody. */
  readonly delegate: Address
}

export async function readVoter(
  client: ChainClient,
  { token, account }: { readonly token: Address; readonly account: Address },
  options?: CallOptions,
): Promise<Voter> {
  const ofAccount = { abi: votesAbi, address: token, args: [account] } as const
  const [balance, votes, delegate] = await Promise.all([
    readContract(client, { ...ofAccount, functionName: 'balanceOf' }, options),
    readContract(client, { ...ofAccount, functionName: 'getVotes' }, options),
    readContract(client, { ...ofAccount, functionName: 'delegates' }, options),
  ])
  return { balance, votes, delegate }
}
