import { encodeAbiParameters, keccak256, stringToHex } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import type { Hex } from '../hex.ts'

/** What voters decide about. The same calls with the same description are the same proposal. */
export interface Proposal {
  /** Made in this order, all or none; `value` comes out of the treasury. */
  readonly calls: readonly Call[]
  /** Markdown by convention, from anybody: never trusted, never markup. */
  readonly description: string
}

const PARAMETERS = [
  { type: 'address[]' },
  { type: 'uint256[]' },
  { type: 'bytes[]' },
  { type: 'bytes32' },
] as const

/** The number a governor knows a proposal by. */
export function proposalIdOf(proposal: Proposal): bigint {
  return BigInt(keccak256(encodeAbiParameters(PARAMETERS, proposalArguments(proposal))))
}

/**
 * A description that lets nobody but `proposer` propose it: else somebody could propose the same first, and cancel it.
 * @see https://docs.openzeppelin.com/contracts/5.x/api/governance#Governor-_isValidDescriptionForProposer
 */
export function descriptionOf(text: string, proposer: Address): string {
  return `${text}\n\n#proposer=${proposer}`
}

/** As `queue`, `execute` and `cancel` take it. */
export function proposalArguments({ calls, description }: Proposal): ProposalArguments {
  return [...callArguments(calls), keccak256(stringToHex(description))]
}

/** Calls as a governor takes them: targets, values, data. */
export function callArguments(calls: readonly Call[]): readonly [Address[], bigint[], Hex[]] {
  return [calls.map(({ to }) => to), calls.map(({ value }) => value), calls.map(({ data }) => data)]
}

type ProposalArguments = readonly [Address[], bigint[], Hex[], Hex]
