import type { Address } from '../../asset/index.ts'
import { licenseBookUseAbi } from '../generated/license-use-abi.ts'
import type { Receipt } from '../provider.ts'
import { decodeOwnEvent, type EventOf } from './decode-own-event.ts'

export type LicenseUserSetEvent = EventOf<typeof licenseBookUseAbi, 'UpdateUser'>

export function decodeLicenseUserSet(receipt: Receipt, licenseBook: Address): LicenseUserSetEvent {
  return decodeOwnEvent(receipt, licenseBook, licenseBookUseAbi, 'UpdateUser')
}
