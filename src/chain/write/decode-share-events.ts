import type { Address } from '../../asset/index.ts'
import {
  fractionalizerWriteAbi,
  modelGovernorRedeemAbi,
  modelRegistryLockAbi,
  modelSharesHolderAbi,
  revenueVaultPayeesAbi,
} from '../generated/shares-abi.ts'
import type { Receipt } from '../provider.ts'
import { decodeOwnEvent, type EventOf } from './decode-own-event.ts'

export type ModelFractionalizedEvent = EventOf<typeof fractionalizerWriteAbi, 'ModelFractionalized'>
export type ModelTransferredEvent = EventOf<typeof modelRegistryLockAbi, 'Transfer'>
export type CurrencyAddedEvent = EventOf<typeof modelSharesHolderAbi, 'CurrencyAdded'>
export type RevenueDistributedEvent = EventOf<typeof modelSharesHolderAbi, 'RevenueDistributed'>
export type DividendClaimedEvent = EventOf<typeof modelSharesHolderAbi, 'DividendClaimed'>
export type ModelRedeemedEvent = EventOf<typeof modelGovernorRedeemAbi, 'ModelRedeemed'>

/** Which shares and which governor were made. */
export function decodeModelFractionalized(
  receipt: Receipt,
  fractionalizer: Address,
): ModelFractionalizedEvent {
  return decodeOwnEvent(receipt, fractionalizer, fractionalizerWriteAbi, 'ModelFractionalized')
}

/** Whom a model went to, as when it is locked in. */
export function decodeModelTransferred(receipt: Receipt, registry: Address): ModelTransferredEvent {
  return decodeOwnEvent(receipt, registry, modelRegistryLockAbi, 'Transfer')
}

export function decodeCurrencyAdded(receipt: Receipt, shares: Address): CurrencyAddedEvent {
  return decodeOwnEvent(receipt, shares, modelSharesHolderAbi, 'CurrencyAdded')
}

export function decodeRevenueDistributed(receipt: Receipt, shares: Address): RevenueDistributedEvent {
  return decodeOwnEvent(receipt, shares, modelSharesHolderAbi, 'RevenueDistributed')
}

export function decodeDividendClaimed(receipt: Receipt, shares: Address): DividendClaimedEvent {
  return decodeOwnEvent(receipt, shares, modelSharesHolderAbi, 'DividendClaimed')
}

export function decodeModelRedeemed(receipt: Receipt, governor: Address): ModelRedeemedEvent {
  return decodeOwnEvent(receipt, governor, modelGovernorRedeemAbi, 'ModelRedeemed')
}

export type PayeesChangedEvent = EventOf<typeof revenueVaultPayeesAbi, 'PayeesChanged'>

export function decodePayeesChanged(receipt: Receipt, vault: Address): PayeesChangedEvent {
  return decodeOwnEvent(receipt, vault, revenueVaultPayeesAbi, 'PayeesChanged')
}
