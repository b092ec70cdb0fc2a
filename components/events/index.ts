export {
  type ArtifactProgressDetail,
  ArtifactProgressEvent,
  type ArtifactTamperedDetail,
  ArtifactTamperedEvent,
  type ArtifactVerifiedDetail,
  ArtifactVerifiedEvent,
} from './artifact-events.ts'
export { type ModelSelectedDetail, ModelSelectedEvent } from './gallery-events.ts'
export {
  type LicenseDetail,
  LicensePurchasedEvent,
  type LicensePurchaseRequestDetail,
  LicensePurchaseRequestEvent,
  LicenseRefundedEvent,
  LicenseRenewedEvent,
} from './license-events.ts'
export { type MarketErrorDetail, MarketErrorEvent } from './market-error-event.ts'
export { type ModelPublishedDetail, ModelPublishedEvent } from './publish-events.ts'
export { type RoyaltyClaimedDetail, RoyaltyClaimedEvent } from './royalty-events.ts'
export { type WalletConnectedDetail, WalletConnectedEvent, WalletDisconnectedEvent } from './wallet-events.ts'
