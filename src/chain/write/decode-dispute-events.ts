import type { Address } from '../../asset/index.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'
import { duesAbi } from '../generated/dues-abi.ts'
import { revenueVaultHoldsAbi } from '../generated/vault-abi.ts'
import type { Receipt } from '../provider.ts'
import { decodeOwnEvent, type EventOf } from './decode-own-event.ts'

export type DisputeRaisedEvent = EventOf<typeof courtWriteAbi, 'DisputeRaised'>
export type DisputeCounteredEvent = EventOf<typeof courtWriteAbi, 'DisputeCountered'>
export type DisputeClosedEvent = EventOf<typeof courtWriteAbi, 'DisputeClosed'>
export type EvidenceEvent = EventOf<typeof courtWriteAbi, 'Evidence'>
export type DueClaimedEvent = EventOf<typeof duesAbi, 'Claimed'>
export type HeldPaymentResolvedEvent = EventOf<typeof revenueVaultHoldsAbi, 'HeldPaymentResolved'>

export function decodeDisputeRaised(receipt: Receipt, court: Address): DisputeRaisedEvent {
  return decodeOwnEvent(receipt, court, courtWriteAbi, 'DisputeRaised')
}

export function decodeDisputeCountered(receipt: Receipt, court: Address): DisputeCounteredEvent {
  return decodeOwnEvent(receipt, court, courtWriteAbi, 'DisputeCountered')
}

export function decodeDisputeClosed(receipt: Receipt, court: Address): DisputeClosedEvent {
  return decodeOwnEvent(receipt, court, courtWriteAbi, 'DisputeClosed')
}

export function decodeEvidence(receipt: Receipt, court: Address): EvidenceEvent {
  return decodeOwnEvent(receipt, court, courtWriteAbi, 'Evidence')
}

/** What the court, or the curation, sent of what it owed. */
export function decodeDueClaimed(receipt: Receipt, from: Address): DueClaimedEvent {
  return decodeOwnEvent(receipt, from, duesAbi, 'Claimed')
}

export function decodeHeldPaymentResolved(receipt: Receipt, vault: Address): HeldPaymentResolvedEvent {
  return decodeOwnEvent(receipt, vault, revenueVaultHoldsAbi, 'HeldPaymentResolved')
}
