import { VOTE_DECIMALS } from '../../src/market/index.ts'
import { formatNumber, formatPercent } from '../../src/text/index.ts'
import { shownAmount } from '../royalty-panel/shown-amount.ts'

const ONE = 10n ** BigInt(VOTE_DECIMALS)

/** Votes: whole ones where there are many, else with their fraction. */
export function formatVotes(votes: bigint, locale: string): string {
  return votes >= 1000n * ONE ? formatNumber(votes / ONE, locale) : shownAmount(votes, VOTE_DECIMALS, locale)
}

/** A part of a whole in percent, to a hundredth; zero of nothing. */
export function formatPart(part: bigint, whole: bigint, locale: string): string {
  return formatPercent(whole === 0n ? 0 : Number((part * 10_000n) / whole), locale)
}
