import type { VotingRules } from '../../src/market/index.ts'

/** What an owner chose, as it stands in the form. */
export interface RulesDraft {
  /** Percent. */
  readonly guaranteed: string
  /** Seconds. */
  readonly delay: string
  /** Seconds. */
  readonly period: string
  /** Percent. */
  readonly quorum: string
  /** Percent. */
  readonly threshold: string
}

const HOUR = 3600
const DAY = 24 * HOUR

export const DELAYS = [HOUR, DAY, 2 * DAY, 7 * DAY] as const
export const PERIODS = [DAY, 3 * DAY, 5 * DAY, 7 * DAY, 14 * DAY, 30 * DAY] as const

export const FIRST_DRAFT: RulesDraft = {
  guaranteed: '50',
  delay: String(DAY),
  period: String(5 * DAY),
  quorum: '10',
  threshold: '1',
}

/** Percent as basis points; the nearest where it is finer, 0 where it is no number. */
export function percentToBps(percent: string): number {
  const bps = Math.round(Number(percent) * 100)
  return Number.isFinite(bps) ? bps : 0
}

/** What the shares are made with. A quorum that is reached late leaves a day, or the whole period where that is shorter. */
export function rulesOf({ guaranteed, delay, period, quorum, threshold }: RulesDraft): {
  readonly guaranteedBps: number
  readonly rules: VotingRules
} {
  return {
    guaranteedBps: percentToBps(guaranteed),
    rules: {
      votingDelay: Number(delay),
      votingPeriod: Number(period),
      lateQuorumExtension: Math.min(DAY, Number(period)),
      quorumBps: percentToBps(quorum),
      proposalThresholdBps: percentToBps(threshold),
    },
  }
}
