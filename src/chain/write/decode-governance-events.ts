import type { Address } from '../../asset/index.ts'
import { governorAbi, votesAbi } from '../generated/governance-abi.ts'
import type { Receipt } from '../provider.ts'
import { decodeOwnEvent, type EventOf } from './decode-own-event.ts'

export type DelegateChangedEvent = EventOf<typeof votesAbi, 'DelegateChanged'>
export type ProposalCreatedEvent = EventOf<typeof governorAbi, 'ProposalCreated'>
export type VoteCastEvent = EventOf<typeof governorAbi, 'VoteCast'>
export type ProposalQueuedEvent = EventOf<typeof governorAbi, 'ProposalQueued'>
export type ProposalExecutedEvent = EventOf<typeof governorAbi, 'ProposalExecuted'>
export type ProposalCanceledEvent = EventOf<typeof governorAbi, 'ProposalCanceled'>

export function decodeDelegateChanged(receipt: Receipt, token: Address): DelegateChangedEvent {
  return decodeOwnEvent(receipt, token, votesAbi, 'DelegateChanged')
}

export function decodeProposalCreated(receipt: Receipt, governor: Address): ProposalCreatedEvent {
  return decodeOwnEvent(receipt, governor, governorAbi, 'ProposalCreated')
}

export function decodeVoteCast(receipt: Receipt, governor: Address): VoteCastEvent {
  return decodeOwnEvent(receipt, governor, governorAbi, 'VoteCast')
}

export function decodeProposalQueued(receipt: Receipt, governor: Address): ProposalQueuedEvent {
  return decodeOwnEvent(receipt, governor, governorAbi, 'ProposalQueued')
}

export function decodeProposalExecuted(receipt: Receipt, governor: Address): ProposalExecutedEvent {
  return decodeOwnEvent(receipt, governor, governorAbi, 'ProposalExecuted')
}

export function decodeProposalCanceled(receipt: Receipt, governor: Address): ProposalCanceledEvent {
  return decodeOwnEvent(receipt, governor, governorAbi, 'ProposalCanceled')
}
