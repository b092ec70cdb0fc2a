import type { Address } from '../../asset/index.ts'
import { curationWriteAbi } from '../generated/curation-abi.ts'
import type { Receipt } from '../provider.ts'
import { decodeOwnEvent, type EventOf } from './decode-own-event.ts'

export type ListingStatusSetEvent = EventOf<typeof curationWriteAbi, 'StatusSet'>
export type ListingChallengedEvent = EventOf<typeof curationWriteAbi, 'ListingChallenged'>
export type ChallengeClosedEvent = EventOf<typeof curationWriteAbi, 'ChallengeClosed'>
export type ModelEndorsedEvent = EventOf<typeof curationWriteAbi, 'ModelEndorsed'>

export function decodeListingStatusSet(receipt: Receipt, curation: Address): ListingStatusSetEvent {
  return decodeOwnEvent(receipt, curation, curationWriteAbi, 'StatusSet')
}

export function decodeListingChallenged(receipt: Receipt, curation: Address): ListingChallengedEvent {
  return decodeOwnEvent(receipt, curation, curationWriteAbi, 'ListingChallenged')
}

export function decodeChallengeClosed(receipt: Receipt, curation: Address): ChallengeClosedEvent {
  return decodeOwnEvent(receipt, curation, curationWriteAbi, 'ChallengeClosed')
}

export function decodeModelEndorsed(receipt: Receipt, curation: Address): ModelEndorsedEvent {
  return decodeOwnEvent(receipt, curation, curationWriteAbi, 'ModelEndorsed')
}
