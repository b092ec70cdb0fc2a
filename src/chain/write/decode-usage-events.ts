import type { Address } from '../../asset/index.ts'
import { usageMeterCollectAbi, usageMeterWriteAbi } from '../generated/meter-abi.ts'
import type { Receipt } from '../provider.ts'
import { toUnitPrice, type UnitPrice } from '../read/read-unit-price.ts'
import { decodeOwnEvent, decodeOwnEvents, type EventOf } from './decode-own-event.ts'

export type UnitsDepositedEvent = EventOf<typeof usageMeterWriteAbi, 'UnitsDeposited'>
export type VoucherSettledEvent = EventOf<typeof usageMeterWriteAbi, 'VoucherSettled'>
export type VoucherSkippedEvent = EventOf<typeof usageMeterWriteAbi, 'VoucherSkipped'>
export type UsageCollectedEvent = EventOf<typeof usageMeterCollectAbi, 'UsageCollected'>
export type SignerAllowedEvent = EventOf<typeof usageMeterWriteAbi, 'SignerAllowed'>
export type SignerRemovedEvent = EventOf<typeof usageMeterWriteAbi, 'SignerRemoved'>
export type WithdrawalRequestedEvent = EventOf<typeof usageMeterWriteAbi, 'WithdrawalRequested'>
export type WithdrawalCancelledEvent = EventOf<typeof usageMeterWriteAbi, 'WithdrawalCancelled'>
export type UnitsWithdrawnEvent = EventOf<typeof usageMeterWriteAbi, 'UnitsWithdrawn'>

/** What a unit costs from now on, for each offer that got a price; none if none did. */
export function decodeUnitPricesSet(
  receipt: Receipt,
  usageMeter: Address,
): readonly (UnitPrice & { readonly offerId: bigint })[] {
  return decodeOwnEvents(receipt, usageMeter, usageMeterWriteAbi, 'UnitPriceSet').map(
    ({ offerId, unitPrice, unit }) => ({ offerId, ...toUnitPrice(unitPrice, unit) }),
  )
}

export function decodeUnitsDeposited(receipt: Receipt, usageMeter: Address): UnitsDepositedEvent {
  return decodeOwnEvent(receipt, usageMeter, usageMeterWriteAbi, 'UnitsDeposited')
}

/** Every voucher that a settlement settled; empty if it skipped all of them. */
export function decodeVouchersSettled(receipt: Receipt, usageMeter: Address): readonly VoucherSettledEvent[] {
  return decodeOwnEvents(receipt, usageMeter, usageMeterWriteAbi, 'VoucherSettled')
}

/** Every voucher of a batch that was not payable. */
export function decodeVouchersSkipped(receipt: Receipt, usageMeter: Address): readonly VoucherSkippedEvent[] {
  return decodeOwnEvents(receipt, usageMeter, usageMeterWriteAbi, 'VoucherSkipped')
}

export function decodeUsageCollected(receipt: Receipt, usageMeter: Address): UsageCollectedEvent {
  return decodeOwnEvent(receipt, usageMeter, usageMeterCollectAbi, 'UsageCollected')
}

export function decodeSignerAllowed(receipt: Receipt, usageMeter: Address): SignerAllowedEvent {
  return decodeOwnEvent(receipt, usageMeter, usageMeterWriteAbi, 'SignerAllowed')
}

export function decodeSignerRemoved(receipt: Receipt, usageMeter: Address): SignerRemovedEvent {
  return decodeOwnEvent(receipt, usageMeter, usageMeterWriteAbi, 'SignerRemoved')
}

export function decodeWithdrawalRequested(receipt: Receipt, usageMeter: Address): WithdrawalRequestedEvent {
  return decodeOwnEvent(receipt, usageMeter, usageMeterWriteAbi, 'WithdrawalRequested')
}

export function decodeWithdrawalCancelled(receipt: Receipt, usageMeter: Address): WithdrawalCancelledEvent {
  return decodeOwnEvent(receipt, usageMeter, usageMeterWriteAbi, 'WithdrawalCancelled')
}

export function decodeUnitsWithdrawn(receipt: Receipt, usageMeter: Address): UnitsWithdrawnEvent {
  return decodeOwnEvent(receipt, usageMeter, usageMeterWriteAbi, 'UnitsWithdrawn')
}
