import type { Address } from '../../asset/index.ts'
import { licenseBookUseAbi } from '../generated/license-use-abi.ts'
import { licenseBookRelayAbi } from '../generated/relay-abi.ts'
import type { Receipt } from '../provider.ts'
import { decodeOwnEvent, type EventOf } from './decode-own-event.ts'

export type LicenseUserSetEvent = EventOf<typeof licenseBookUseAbi, 'UpdateUser'>

export type SubscriptionUpdatedEvent = EventOf<typeof licenseBookRelayAbi, 'SubscriptionUpdate'>

export function decodeLicenseUserSet(receipt: Receipt, licenseBook: Address): LicenseUserSetEvent {
  return decodeOwnEvent(receipt, licenseBook, licenseBookUseAbi, 'UpdateUser')
}

export function decodeSubscriptionUpdated(receipt: Receipt, licenseBook: Address): SubscriptionUpdatedEvent {
  return decodeOwnEvent(receipt, licenseBook, licenseBookRelayAbi, 'SubscriptionUpdate')
}
