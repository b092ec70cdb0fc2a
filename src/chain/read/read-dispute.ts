import { type Address, NATIVE } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'
import { readContract } from './read-contract.ts'

/** A complaint about a model. Times in Unix seconds, inclusive; bonds in wei. */
export interface DisputeFacts {
  readonly id: bigint
  readonly modelId: bigint
  /** The license that is to be revoked. */
  readonly licenseId?: bigint
  /** Under which the model's new revenue waits in the vault. */
  readonly holdId: bigint
  /** What the raiser asks to be refunded of each payment that waits, basis points. */
  readonly refundBps: number
  readonly raiser: Address
  /** The owner who staked against it. */
  readonly respondent?: Address
  /** What each side stakes. */
  readonly bond: bigint
  readonly counterBy: number
  readonly ruleBy: number
  /** Who rules; the DAO unless there is one. */
  readonly arbitrator?: Address
  readonly closed: boolean
}

/** What can happen next to a dispute. */
export type DisputeStage =
  /** Its owner may counter; the DAO can only reject. */
  | 'awaiting-counter'
  | 'awaiting-ruling'
  /** Nobody ruled: anybody may have it acquitted. */
  | 'timed-out'
  | 'closed'

/** Where a dispute stands at a moment, in Unix seconds. */
export function disputeStage(
  { closed, respondent, counterBy, ruleBy }: DisputeFacts,
  now: number,
): DisputeStage {
  if (closed) return 'closed'
  if (now > ruleBy) return 'timed-out'
  return respondent === undefined && now <= counterBy ? 'awaiting-counter' : 'awaiting-ruling'
}

/** @throws ModelmarkError `reverted` with `name: 'DisputeNotFound'` if there is none with this number. */
export async function readDispute(
  client: ChainClient,
  { court, disputeId }: { readonly court: Address; readonly disputeId: bigint },
  options?: CallOptions,
): Promise<DisputeFacts> {
  const { licenseId, respondent, arbitrator, ...facts } = await readContract(
    client,
    { abi: courtWriteAbi, address: court, functionName: 'getDispute', args: [disputeId] },
    options,
  )
  if (facts.raiser === NATIVE) throw new ModelmarkError('reverted', { name: 'DisputeNotFound', disputeId })
  return {
    ...facts,
    id: disputeId,
    ...(licenseId !== 0n && { licenseId }),
    ...(respondent !== NATIVE && { respondent }),
    ...(arbitrator !== NATIVE && { arbitrator }),
  }
}

/** The dispute about a model that is open now, if any. */
export async function readOpenDispute(
  client: ChainClient,
  { court, modelId }: { readonly court: Address; readonly modelId: bigint },
  options?: CallOptions,
): Promise<DisputeFacts | undefined> {
  const disputeId = await readContract(
    client,
    { abi: courtWriteAbi, address: court, functionName: 'disputeOf', args: [modelId] },
    options,
  )
  return disputeId === 0n ? undefined : readDispute(client, { court, disputeId }, options)
}
