import {
  type Abi,
  type ContractEventName,
  decodeEventLog,
  type EncodeEventTopicsParameters,
  encodeEventTopics,
} from 'viem'
import { type Address, sameAddress } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import type { Hex } from '../hex.ts'
import type { EventOf } from '../write/decode-own-event.ts'
import { readLogs } from './read-logs.ts'

/** Events that are given at most, the newest; anybody may emit many. */
const MAX_EVENTS = 1_000

export interface EventSearch<abi extends Abi, name extends ContractEventName<abi>> {
  readonly abi: abi
  readonly eventName: name
  readonly address: Address
  /** Indexed arguments that must be so. */
  readonly args?: Readonly<Record<string, unknown>>
  readonly fromBlock: bigint
}

/** An event, and in which block it is where the endpoint says so. */
export interface PlacedEvent<Event> {
  readonly event: Event
  readonly blockNumber?: bigint
}

/**
 * A contract's events of one kind since a block, oldest first, at most the newest 1,000.
 * @throws ModelmarkError as `readLogs`; `unexpected` for an endpoint that answers something else.
 */
export async function findEvents<const abi extends Abi, name extends ContractEventName<abi>>(
  client: ChainClient,
  search: EventSearch<abi, name>,
  options?: CallOptions,
): Promise<readonly EventOf<abi, name>[]> {
  return (await findPlacedEvents(client, search, options)).map(({ event }) => event)
}

/** As `findEvents`, each with its block. */
export async function findPlacedEvents<const abi extends Abi, name extends ContractEventName<abi>>(
  client: ChainClient,
  { abi, eventName, address, args, fromBlock }: EventSearch<abi, name>,
  options?: CallOptions,
): Promise<readonly PlacedEvent<EventOf<abi, name>>[]> {
  const topics = encodeEventTopics({ abi, eventName, args } as unknown as EncodeEventTopicsParameters)
  const filter = { address, topics: topics as (Hex | null)[] }
  const logs = await readLogs(client, { filter, fromBlock }, options)
  return logs.slice(-MAX_EVENTS).map(log => {
    try {
      if (!sameAddress(log.address, address)) throw new Error('log of another contract')
      const { data, blockNumber } = log
      const [first = '0x', ...others] = log.topics
      const event = decodeEventLog({ abi: abi as Abi, eventName, data, topics: [first, ...others] })
        .args as unknown as EventOf<abi, name>
      return { event, ...(blockNumber !== undefined && { blockNumber }) }
    } catch (cause) {
      throw new ModelmarkError('unexpected', { reason: 'log does not decode', contract: address }, { cause })
    }
  })
}
