import { parseEther } from 'viem'

/** How a market's DAO decides. Times in seconds. */
export interface DaoParameters {
  /** From a proposal to the moment whose token holders vote on it. */
  readonly votingDelay: number
  /** From then on, how long they vote. */
  readonly votingPeriod: number
  /** Once the quorum is reached, voting stays open at least this long; not above `votingPeriod`. */
  readonly lateQuorumExtension: number
  /** From a vote that was won to the moment when its calls can be made. */
  readonly timelockDelay: number
  /** Percent of the supply that must vote for or abstain. */
  readonly quorumPercent: number
  /** Votes that a proposer needs, in the token's smallest unit. */
  readonly proposalThreshold: bigint
}

const DAY = 24 * 60 * 60

export const DAO_DEFAULTS: DaoParameters = {
  votingDelay: DAY,
  votingPeriod: 7 * DAY,
  lateQuorumExtension: DAY,
  timelockDelay: 2 * DAY,
  quorumPercent: 4,
  // A thousandth of the supply.
  proposalThreshold: parseEther('100000'),
}

/** A whole decision in a minute, for a local chain. */
export const DEMO_DAO: DaoParameters = {
  ...DAO_DEFAULTS,
  votingDelay: 2,
  votingPeriod: 45,
  lateQuorumExtension: 15,
  timelockDelay: 5,
}
