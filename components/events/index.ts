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
  type AutoRenewalSignedDetail,
  AutoRenewalSignedEvent,
  type AutoRenewalsStoppedDetail,
  AutoRenewalsStoppedEvent,
  type LicenseSaleRequestDetail,
  LicenseSaleRequestEvent,
  type LicenseUserSetDetail,
  LicenseUserSetEvent,
  type UnitsDepositedDetail,
  UnitsDepositedEvent,
} from './holder-events.ts'
export {
  LicenseAccessChangedEvent,
  type LicenseAccessDetail,
  type LicenseDetail,
  LicensePurchasedEvent,
  type LicensePurchaseRequestDetail,
  LicensePurchaseRequestEvent,
  LicenseRefundedEvent,
  LicenseRenewedEvent,
  LicenseTransferredEvent,
  licenseDetail,
} from './license-events.ts'
export { type MarketErrorDetail, MarketErrorEvent } from './market-error-event.ts'
export {
  type ModelPublishedDetail,
  ModelPublishedEvent,
  OfferClosedEvent,
  type OfferCreatedDetail,
  OfferCreatedEvent,
  type OfferDetail,
  type VersionPublishedDetail,
  VersionPublishedEvent,
} from './publish-events.ts'
export { type RoyaltyClaimedDetail, RoyaltyClaimedEvent } from './royalty-events.ts'
export {
  DividendsClaimedEvent,
  type DividendsDetail,
  DividendsDistributedEvent,
  type ModelFractionalizedDetail,
  ModelFractionalizedEvent,
  type ModelLockedDetail,
  ModelLockedEvent,
  type ModelRedeemedDetail,
  ModelRedeemedEvent,
  type SharesDelegatedDetail,
  SharesDelegatedEvent,
} from './share-events.ts'
export {
  type OrderFilledDetail,
  OrderFilledEvent,
  type OrderSignedDetail,
  OrderSignedEvent,
  type OrdersCancelledDetail,
  OrdersCancelledEvent,
} from './trade-events.ts'
export { type WalletConnectedDetail, WalletConnectedEvent, WalletDisconnectedEvent } from './wallet-events.ts'
