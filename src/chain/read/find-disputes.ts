import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'
import { findEvents } from '../rpc/find-events.ts'
import { VERDICTS, type Verdict } from '../write/verdict.ts'
import { type DisputeFacts, readDispute } from './read-dispute.ts'

/** A dispute and how it ended. */
export interface DisputeRecord extends DisputeFacts {
  /** Of a closed one. */
  readonly ruling?: { readonly verdict: Verdict; readonly refundBps: number }
}

/** All disputes there ever were about a model, newest first, found by searching logs. */
export async function findDisputes(
  client: ChainClient,
  {
    court,
    modelId,
    fromBlock,
  }: { readonly court: Address; readonly modelId: bigint; readonly fromBlock: bigint },
  options?: CallOptions,
): Promise<readonly DisputeRecord[]> {
  const search = { abi: courtWriteAbi, address: court, args: { modelId }, fromBlock } as const
  const [raised, closed] = await Promise.all([
    findEvents(client, { ...search, eventName: 'DisputeRaised' }, options),
    findEvents(client, { ...search, eventName: 'DisputeClosed' }, options),
  ])
  const rulings = new Map(
    closed.map(({ disputeId, verdict, refundBps }) => [
      disputeId,
      { verdict: verdictOf(verdict), refundBps: Number(refundBps) },
    ]),
  )
  const disputes = await Promise.all(
    raised.toReversed().map(({ disputeId }) => readDispute(client, { court, disputeId }, options)),
  )
  return disputes.map(dispute => {
    const ruling = rulings.get(dispute.id)
    return ruling === undefined ? dispute : { ...dispute, ruling }
  })
}

function verdictOf(index: number): Verdict {
  const verdict = VERDICTS[index]
  if (verdict === undefined) throw new ModelmarkError('unexpected', { reason: 'unknown verdict', index })
  return verdict
}
