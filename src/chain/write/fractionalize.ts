import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { fractionalizerWriteAbi } from '../generated/shares-abi.ts'

/** How share holders decide; never changed. Times in seconds, parts of all shares in basis points. */
export interface VotingRules {
  /** From a proposal to the moment whose holders vote: 1 second to 30 days. */
  readonly votingDelay: number
  /** From then on, how long they vote: 5 seconds to 90 days. */
  readonly votingPeriod: number
  /** Once the quorum is reached, voting stays open at least this long; not above `votingPeriod`. */
  readonly lateQuorumExtension: number
  /** Part that must vote for or abstain: 1,000 to 5,000. */
  readonly quorumBps: number
  /** Part whose votes a proposer needs: 1 to 1,000. */
  readonly proposalThresholdBps: number
}

/** Shares to be. */
export interface NewShares {
  readonly modelId: bigint
  /** Least part of the revenue for the shares once the governor owns the model, basis points. */
  readonly guaranteedBps: number
  readonly rules: VotingRules
  /** Any that the owner did not use; with the owner it decides the addresses. */
  readonly salt: Digest
}

/** Makes shares of a model, all for its owner, and their governor. Only the owner. */
export function fractionalizeCall({
  fractionalizer,
  shares: { modelId, guaranteedBps, rules, salt },
}: {
  readonly fractionalizer: Address
  readonly shares: NewShares
}): Call {
  return {
    to: fractionalizer,
    data: encodeFunctionData({
      abi: fractionalizerWriteAbi,
      functionName: 'fractionalize',
      args: [modelId, guaranteedBps, rules, salt],
    }),
    value: 0n,
  }
}
