import type { Address } from '../../asset/index.ts'
import { exchangeWriteAbi } from '../generated/exchange-abi.ts'
import type { Receipt } from '../provider.ts'
import { decodeOwnEvent, type EventOf } from './decode-own-event.ts'

export type OrderFilledEvent = EventOf<typeof exchangeWriteAbi, 'OrderFilled'>
export type OrderCancelledEvent = EventOf<typeof exchangeWriteAbi, 'OrderCancelled'>
export type CounterRaisedEvent = EventOf<typeof exchangeWriteAbi, 'CounterRaised'>

/** What a fill's receipt says was traded. */
export function decodeOrderFilled(receipt: Receipt, exchange: Address): OrderFilledEvent {
  return decodeOwnEvent(receipt, exchange, exchangeWriteAbi, 'OrderFilled')
}

export function decodeOrderCancelled(receipt: Receipt, exchange: Address): OrderCancelledEvent {
  return decodeOwnEvent(receipt, exchange, exchangeWriteAbi, 'OrderCancelled')
}

export function decodeCounterRaised(receipt: Receipt, exchange: Address): CounterRaisedEvent {
  return decodeOwnEvent(receipt, exchange, exchangeWriteAbi, 'CounterRaised')
}
