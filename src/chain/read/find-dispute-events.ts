import { type Address, type Digest, sameAddress } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'
import { findPlacedEvents } from '../rpc/find-events.ts'
import { digestOfEvidence } from './find-evidence.ts'
import { readBlockTimes } from './read-block-times.ts'
import type { DisputeFacts } from './read-dispute.ts'

/** Something that happened in a dispute. */
export interface DisputeEvent {
  readonly kind: 'raised' | 'countered' | 'evidence' | 'closed'
  /** Who did it; unknown of whoever closed it. */
  readonly by?: Address
  /** SHA-256 of the document that came with it. */
  readonly document?: Digest
  /** Unix seconds; unknown where no endpoint tells. */
  readonly at?: number
}

/** Documents that are named at most, the newest: anybody may submit many. */
const MAX_EVENTS = 100

/** What happened in a dispute, oldest first, found by searching logs. */
export async function findDisputeEvents(
  client: ChainClient,
  {
    court,
    dispute,
    fromBlock,
  }: { readonly court: Address; readonly dispute: DisputeFacts; readonly fromBlock: bigint },
  options?: CallOptions,
): Promise<readonly DisputeEvent[]> {
  const { id: disputeId, raiser, respondent, closed } = dispute
  const ofCourt = { abi: courtWriteAbi, address: court, fromBlock } as const
  const ofDispute = { ...ofCourt, args: { disputeId } } as const
  const [raisings, counters, endings, evidence] = await Promise.all([
    findPlacedEvents(client, { ...ofDispute, eventName: 'DisputeRaised' }, options),
    respondent ? findPlacedEvents(client, { ...ofDispute, eventName: 'DisputeCountered' }, options) : [],
    closed ? findPlacedEvents(client, { ...ofDispute, eventName: 'DisputeClosed' }, options) : [],
    findPlacedEvents(
      client,
      { ...ofCourt, args: { _evidenceGroupID: disputeId }, eventName: 'Evidence' },
      options,
    ),
  ])
  const raisedIn = raisings[0]?.blockNumber
  const counteredIn = counters[0]?.blockNumber
  const documents = evidence
    .slice(-MAX_EVENTS)
    .flatMap(({ event: { _party: by, _evidence }, blockNumber }) => {
      const document = digestOfEvidence(_evidence)
      return document === undefined ? [] : [{ by, document, blockNumber }]
    })
  // Complaint and answer are documents of the transactions that raised and countered.
  const complaint = documents.find(
    ({ by, blockNumber }) => sameAddress(by, raiser) && blockNumber === raisedIn,
  )
  const answer = documents.find(
    ({ by, blockNumber }) =>
      respondent !== undefined && sameAddress(by, respondent) && blockNumber === counteredIn,
  )
  const kindOf = (entry: (typeof documents)[number]) =>
    entry === complaint ? 'raised' : entry === answer ? 'countered' : 'evidence'
  const events = [
    ...documents.map(entry => ({ ...entry, kind: kindOf(entry) })),
    ...endings.map(({ blockNumber }) => ({ kind: 'closed' as const, blockNumber })),
  ]
  const blocks = events.flatMap(({ blockNumber }) => (blockNumber === undefined ? [] : [blockNumber]))
  const times = await readBlockTimes(client, blocks, options)
  return events.map(({ blockNumber, ...event }) => {
    const at = blockNumber === undefined ? undefined : times.get(blockNumber)
    return { ...event, ...(at !== undefined && { at }) } as DisputeEvent
  })
}
