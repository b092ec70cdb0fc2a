import {
  type Abi,
  type ContractEventArgsFromTopics,
  type ContractEventName,
  decodeEventLog,
  toEventSelector,
} from 'viem'
import { type Address, sameAddress } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { Receipt } from '../provider.ts'

export type EventOf<abi extends Abi, name extends ContractEventName<abi>> = ContractEventArgsFromTopics<
  abi,
  name
>

/**
 * The event that proves a transaction did what it was for, from this contract and no other: any contract that was
 * called on the way may have emitted one that looks the same.
 * @throws ModelmarkError `reverted` for a failed transaction, `unexpected` for one without the event.
 */
export function decodeOwnEvent<const abi extends Abi, name extends ContractEventName<abi>>(
  receipt: Receipt,
  contract: Address,
  abi: abi,
  eventName: name,
): EventOf<abi, name> {
  const [first] = decodeOwnEvents(receipt, contract, abi, eventName)
  if (first !== undefined) return first
  throw new ModelmarkError('unexpected', { reason: 'event missing', event: eventName, hash: receipt.hash })
}

/** All of them, in their order, where a transaction may do the same thing several times, or not at all. */
export function decodeOwnEvents<const abi extends Abi, name extends ContractEventName<abi>>(
  receipt: Receipt,
  contract: Address,
  abi: abi,
  eventName: name,
): readonly EventOf<abi, name>[] {
  if (!receipt.succeeded) throw new ModelmarkError('reverted', { hash: receipt.hash })
  const event = abi.find(item => item.type === 'event' && item.name === eventName)
  if (event?.type !== 'event') return []
  const selector = toEventSelector(event)
  return receipt.logs
    .filter(({ address, topics }) => sameAddress(address, contract) && topics[0] === selector)
    .map(({ topics, data }) => {
      const log = { abi: [event] as Abi, data, topics: [...topics] as [`0x${string}`, ...`0x${string}`[]] }
      return decodeEventLog(log).args as unknown as EventOf<abi, name>
    })
}
