import type { Address } from '../../asset/index.ts'
import { licenseBookWriteAbi, modelRegistryWriteAbi, revenueVaultWriteAbi } from '../generated/write-abi.ts'
import type { Receipt } from '../provider.ts'
import { decodeOwnEvent, decodeOwnEvents, type EventOf } from './decode-own-event.ts'

export type LicensePurchasedEvent = EventOf<typeof licenseBookWriteAbi, 'LicensePurchased'>
export type LicenseRenewedEvent = EventOf<typeof licenseBookWriteAbi, 'LicenseRenewed'>
export type LicenseRefundedEvent = EventOf<typeof licenseBookWriteAbi, 'LicenseRefunded'>
export type LicenseTransferredEvent = EventOf<typeof licenseBookWriteAbi, 'Transfer'>
export type OfferCreatedEvent = EventOf<typeof licenseBookWriteAbi, 'OfferCreated'>
export type ModelMintedEvent = EventOf<typeof modelRegistryWriteAbi, 'ModelMinted'>
export type VersionAddedEvent = EventOf<typeof modelRegistryWriteAbi, 'VersionAdded'>
export type ClaimedEvent = EventOf<typeof revenueVaultWriteAbi, 'Claimed'>

/** What a purchase's receipt says was bought. */
export function decodeLicensePurchased(receipt: Receipt, licenseBook: Address): LicensePurchasedEvent {
  return decodeOwnEvent(receipt, licenseBook, licenseBookWriteAbi, 'LicensePurchased')
}

/** The same where one transaction may buy several. */
export function decodeLicensesPurchased(
  receipt: Receipt,
  licenseBook: Address,
): readonly LicensePurchasedEvent[] {
  return decodeOwnEvents(receipt, licenseBook, licenseBookWriteAbi, 'LicensePurchased')
}

/** The license that a transfer gave to somebody else. */
export function decodeLicenseTransferred(receipt: Receipt, licenseBook: Address): LicenseTransferredEvent {
  return decodeOwnEvent(receipt, licenseBook, licenseBookWriteAbi, 'Transfer')
}

export function decodeLicenseRenewed(receipt: Receipt, licenseBook: Address): LicenseRenewedEvent {
  return decodeOwnEvent(receipt, licenseBook, licenseBookWriteAbi, 'LicenseRenewed')
}

export function decodeLicenseRefunded(receipt: Receipt, licenseBook: Address): LicenseRefundedEvent {
  return decodeOwnEvent(receipt, licenseBook, licenseBookWriteAbi, 'LicenseRefunded')
}

export function decodeOfferCreated(receipt: Receipt, licenseBook: Address): OfferCreatedEvent {
  return decodeOwnEvent(receipt, licenseBook, licenseBookWriteAbi, 'OfferCreated')
}

export function decodeModelMinted(receipt: Receipt, registry: Address): ModelMintedEvent {
  return decodeOwnEvent(receipt, registry, modelRegistryWriteAbi, 'ModelMinted')
}

export function decodeVersionAdded(receipt: Receipt, registry: Address): VersionAddedEvent {
  return decodeOwnEvent(receipt, registry, modelRegistryWriteAbi, 'VersionAdded')
}

export function decodeClaimed(receipt: Receipt, vault: Address): ClaimedEvent {
  return decodeOwnEvent(receipt, vault, revenueVaultWriteAbi, 'Claimed')
}
