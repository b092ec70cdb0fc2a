export {
  type ArtifactProgressDetail,
  ArtifactProgressEvent,
  type ArtifactTamperedDetail,
  ArtifactTamperedEvent,
  type ArtifactVerifiedDetail,
  ArtifactVerifiedEvent,
} from './artifact-events.ts'
export {
  type BondsClaimedDetail,
  BondsClaimedEvent,
  ChallengeClosedEvent,
  type DisputeClosedDetail,
  DisputeClosedEvent,
  DisputeCounteredEvent,
  type DisputeDetail,
  DisputeRaisedEvent,
  type EvidenceAddedDetail,
  EvidenceAddedEvent,
  type HeldPaymentResolvedDetail,
  HeldPaymentResolvedEvent,
  ListingChallengedEvent,
  type ListingDetail,
  ModelEndorsedEvent,
} from './dispute-events.ts'
export { type ModelSelectedDetail, ModelSelectedEvent } from './gallery-events.ts'
export {
  ProposalCancelledEvent,
  ProposalCreatedEvent,
  type ProposalDetail,
  ProposalExecutedEvent,
  ProposalQueuedEvent,
  type VoteCastDetail,
  VoteCastEvent,
  type VotesDelegatedDetail,
  VotesDelegatedEvent,
} from './governance-events.ts'
export {
  type LicenseDetail,
  LicensePurchasedEvent,
  type LicensePurchaseRequestDetail,
  LicensePurchaseRequestEvent,
  LicenseRefundedEvent,
  LicenseRenewedEvent,
} from './license-events.ts'
export { type MarketErrorDetail, MarketErrorEvent } from './market-error-event.ts'
export { type RoyaltyClaimedDetail, RoyaltyClaimedEvent } from './royalty-events.ts'
export { type WalletConnectedDetail, WalletConnectedEvent, WalletDisconnectedEvent } from './wallet-events.ts'
