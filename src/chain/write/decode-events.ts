import {
  type Abi,
  type ContractEventArgsFromTopics,
  type ContractEventName,
  decodeEventLog,
  toEventSelector,
} from 'viem'
import { type Address, sameAddress } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { licenseBookWriteAbi, modelRegistryWriteAbi, revenueVaultWriteAbi } from '../generated/write-abi.ts'
import type { Receipt } from '../provider.ts'

/** An event's values. */
export type EventOf<abi extends Abi, name extends ContractEventName<abi>> = ContractEventArgsFromTopics<
  abi,
  name
>

export type LicensePurchasedEvent = EventOf<typeof licenseBookWriteAbi, 'LicensePurchased'>
export type LicenseRenewedEvent = EventOf<typeof licenseBookWriteAbi, 'LicenseRenewed'>
export type LicenseRefundedEvent = EventOf<typeof licenseBookWriteAbi, 'LicenseRefunded'>
export type OfferCreatedEvent = EventOf<typeof licenseBookWriteAbi, 'OfferCreated'>
export type ModelMintedEvent = EventOf<typeof modelRegistryWriteAbi, 'ModelMinted'>
export type VersionAddedEvent = EventOf<typeof modelRegistryWriteAbi, 'VersionAdded'>
export type ClaimedEvent = EventOf<typeof revenueVaultWriteAbi, 'Claimed'>

/** What a purchase's receipt says was bought. */
export function decodeLicensePurchased(receipt: Receipt, licenseBook: Address): LicensePurchasedEvent {
  return decodeOwnEvent(receipt, licenseBook, licenseBookWriteAbi, 'LicensePurchased')
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
  if (!receipt.succeeded) throw new ModelmarkError('reverted', { hash: receipt.hash })
  const event = abi.find(item => item.type === 'event' && item.name === eventName)
  if (event?.type === 'event') {
    const selector = toEventSelector(event)
    for (const { address, topics, data } of receipt.logs) {
      if (!sameAddress(address, contract) || topics[0] !== selector) continue
      const log = { abi: [event] as Abi, data, topics: [...topics] as [`0x${string}`, ...`0x${string}`[]] }
      return decodeEventLog(log).args as unknown as EventOf<abi, name>
    }
  }
  throw new ModelmarkError('unexpected', { reason: 'event missing', event: eventName, hash: receipt.hash })
}
