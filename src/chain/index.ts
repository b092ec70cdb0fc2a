/**
 * The chain room: everything that is asked of an EVM chain or sent to it. Errors are `ModelmarkError`s.
 * Reads batch themselves: whatever is asked in the same tick goes out as one HTTP request.
 */
export type { Call, ContractCall } from './call.ts'
export {
  type CallOptions,
  type ChainClient,
  type ChainClientOptions,
  createChainClient,
} from './chain-client.ts'
export { CHAINS, type ChainInfo, chainInfo } from './chains.ts'
export { decodeCall } from './decision/decode-call.ts'
export type { TimelockRole, VotedAction } from './decision/voted-action.ts'
export { explainRevert } from './explain-revert.ts'
export type { Hex } from './hex.ts'
export { type MarketContracts, resolveContracts } from './market-contracts.ts'
export type { ChainProvider, Log, Receipt } from './provider.ts'
export { isOrderSigned, isSignedByKey } from './read/check-order-signature.ts'
export { checkVoucher, VOUCHER_STATUSES, type VoucherStatus } from './read/check-voucher.ts'
export { monthOf, monthsOfBlocks } from './read/date-blocks.ts'
export { type Ballot, findBallots } from './read/find-ballots.ts'
export { findDerivatives } from './read/find-derivatives.ts'
export { type DisputeEvent, findDisputeEvents } from './read/find-dispute-events.ts'
export { type DisputeRecord, findDisputes } from './read/find-disputes.ts'
export { type EscrowKey, findEscrows } from './read/find-escrows.ts'
export { type EvidenceFacts, findEvidence } from './read/find-evidence.ts'
export { type FillRecord, findFills } from './read/find-fills.ts'
export { findHeldPayments, type HeldPayment } from './read/find-held-payments.ts'
export { findHolders, type ShareBalance } from './read/find-holders.ts'
export { findLicenses } from './read/find-licenses.ts'
export { findProposals, type ProposalRecord } from './read/find-proposals.ts'
export { findPurchase, type PurchaseRecord } from './read/find-purchase.ts'
export {
  type FoundRevenue,
  findRevenue,
  REVENUE_SOURCES,
  type RevenueRecord,
  type RevenueSource,
} from './read/find-revenue.ts'
export { findShares, type ShareRecord } from './read/find-shares.ts'
export { findUsedLicenses, type UsedLicense } from './read/find-used-licenses.ts'
export { inspectPurchase, type SignedPurchaseFacts } from './read/inspect-purchase.ts'
export { predictShares } from './read/predict-shares.ts'
export { readAllowance } from './read/read-allowance.ts'
export { readBalance } from './read/read-balance.ts'
export { type Collectable, readCollectable } from './read/read-collectable.ts'
export { type ReadCurrency, readCurrency } from './read/read-currency.ts'
export {
  type DisputeFacts,
  type DisputeStage,
  disputeStage,
  readDispute,
  readOpenDispute,
} from './read/read-dispute.ts'
export { type DisputeTerms, readDisputeTerms } from './read/read-dispute-terms.ts'
export { readDue } from './read/read-due.ts'
export { type CurrencyEarnings, readEarnings } from './read/read-earnings.ts'
export { readFeeBps } from './read/read-fee-bps.ts'
export { type FeeSettings, readFeeSettings } from './read/read-fee-settings.ts'
export { readFingerprint } from './read/read-fingerprint.ts'
export { type GovernorRules, readGovernorRules } from './read/read-governor-rules.ts'
export { readLatestLicenses, readLicense, readLicenseCount, readLicenses } from './read/read-license.ts'
export { type LicenseUser, readLicenseUser } from './read/read-license-user.ts'
export {
  type CurationTerms,
  type ListingChallenge,
  type ListingFacts,
  readCurationTerms,
  readListing,
} from './read/read-listing.ts'
export { type ModelAncestor, type ModelFacts, readModel } from './read/read-model.ts'
export { readModelOfShares } from './read/read-model-of-shares.ts'
export { readNonceUsed } from './read/read-nonce-used.ts'
export { readOfferCount } from './read/read-offer-count.ts'
export { readOffers } from './read/read-offers.ts'
export { readOrderCounter } from './read/read-order-counter.ts'
export { ORDER_STATUSES, type OrderStatus, readOrderStatus } from './read/read-order-status.ts'
export { readOwed } from './read/read-owed.ts'
export { type PayeeFacts, readPayeeFacts } from './read/read-payee-facts.ts'
export type { RevenuePayee, RevenuePayeeRole } from './read/read-payees.ts'
export { type PermitSupport, readPermitSupport } from './read/read-permit-support.ts'
export { type ProposalFacts, type ProposalState, readProposal } from './read/read-proposal.ts'
export { readReceipt } from './read/read-receipt.ts'
export { type RefundWindows, readRefundWindows } from './read/read-refund-windows.ts'
export { type RelayNonces, readRelayNonces } from './read/read-relay-nonces.ts'
export { readReleasable, readUndistributedAfter } from './read/read-releases.ts'
export { readIsCurrency, readResaleRoyalty, readTokenOwner } from './read/read-resale.ts'
export {
  type CurrencyRoyaltyFacts,
  type RoyaltyFacts,
  type RoyaltyQuestion,
  readRoyalties,
} from './read/read-royalties.ts'
export {
  readShares,
  SHARE_DECIMALS,
  type ShareDividends,
  type ShareFacts,
} from './read/read-shares.ts'
export { readSignedTransaction } from './read/read-signed-transaction.ts'
export { readSignerUntil } from './read/read-signer-until.ts'
export { type ModelStanding, readStanding } from './read/read-standing.ts'
export { readTokenApproval } from './read/read-token-approval.ts'
export { readUnitPrice, type UnitPrice } from './read/read-unit-price.ts'
export { readUsageAccount, type UsageAccount } from './read/read-usage-account.ts'
export { readVersions, type VersionFacts } from './read/read-versions.ts'
export { readVoter, type Voter } from './read/read-voter.ts'
export {
  type MarketEvent,
  readBlockHash,
  readHead,
  scanMarketEvents,
} from './read/scan-market-events.ts'
export { acquitDisputeCall } from './write/acquit-dispute.ts'
export { addShareCurrencyCall } from './write/add-share-currency.ts'
export { addVersionCall } from './write/add-version.ts'
export { aggregateCall } from './write/aggregate-calls.ts'
export { allowSignerCall } from './write/allow-signer.ts'
export { applyPayeesCall } from './write/apply-payees.ts'
export { approveCall } from './write/approve.ts'
export { approveTokenCall } from './write/approve-token.ts'
export {
  type AuthorizedPurchase,
  authorizedPurchaseTypedData,
  buyWithAuthorizationCall,
} from './write/authorized-purchase.ts'
export {
  type AutoRenewal,
  autoRenewalTypedData,
  renewBySignatureCall,
  type SignedAutoRenewal,
} from './write/auto-renewal.ts'
export { type BuyLicense, buyLicenseCall, buyLicenseWithPermitCall } from './write/buy-license.ts'
export { cancelOrderCall } from './write/cancel-order.ts'
export { cancelProposalCall } from './write/cancel-proposal.ts'
export { cancelSubscriptionCall } from './write/cancel-subscription.ts'
export { cancelWithdrawalCall } from './write/cancel-withdrawal.ts'
export { challengeListingCall } from './write/challenge-listing.ts'
export { claimDividendsCall, claimDividendsToCall } from './write/claim-dividends.ts'
export { claimDueCall, claimDueToCall } from './write/claim-due.ts'
export { claimFeesCall } from './write/claim-fees.ts'
export { closeChallengeCall } from './write/close-challenge.ts'
export { closeOfferCall } from './write/close-offer.ts'
export { collectAndClaimCall, collectUsageCall } from './write/collect-usage.ts'
export { counterDisputeCall } from './write/counter-dispute.ts'
export { createOfferCall, type NewOffer } from './write/create-offer.ts'
export { decideChallengeCall } from './write/decide-challenge.ts'
export { decideDisputeCall } from './write/decide-dispute.ts'
export {
  type ChallengeClosedEvent,
  decodeChallengeClosed,
  decodeListingChallenged,
  decodeListingStatusSet,
  decodeModelEndorsed,
  type ListingChallengedEvent,
  type ListingStatusSetEvent,
  type ModelEndorsedEvent,
} from './write/decode-curation-events.ts'
export {
  type DisputeClosedEvent,
  type DisputeCounteredEvent,
  type DisputeRaisedEvent,
  type DueClaimedEvent,
  decodeDisputeClosed,
  decodeDisputeCountered,
  decodeDisputeRaised,
  decodeDueClaimed,
  decodeEvidence,
  decodeHeldPaymentResolved,
  type EvidenceEvent,
  type HeldPaymentResolvedEvent,
} from './write/decode-dispute-events.ts'
export {
  type ClaimedEvent,
  decodeClaimed,
  decodeLicensePurchased,
  decodeLicenseRefunded,
  decodeLicenseRenewed,
  decodeLicensesPurchased,
  decodeLicenseTransferred,
  decodeModelMinted,
  decodeOfferCreated,
  decodeVersionAdded,
  type LicensePurchasedEvent,
  type LicenseRefundedEvent,
  type LicenseRenewedEvent,
  type LicenseTransferredEvent,
  type ModelMintedEvent,
  type OfferCreatedEvent,
  type VersionAddedEvent,
} from './write/decode-events.ts'
export {
  type DelegateChangedEvent,
  decodeDelegateChanged,
  decodeProposalCanceled,
  decodeProposalCreated,
  decodeProposalExecuted,
  decodeProposalQueued,
  decodeVoteCast,
  type ProposalCanceledEvent,
  type ProposalCreatedEvent,
  type ProposalExecutedEvent,
  type ProposalQueuedEvent,
  type VoteCastEvent,
} from './write/decode-governance-events.ts'
export {
  decodeLicenseUserSet,
  decodeSubscriptionUpdated,
  type LicenseUserSetEvent,
  type SubscriptionUpdatedEvent,
} from './write/decode-license-use-events.ts'
export { decodeOffersClosed, decodeOffersCreated } from './write/decode-offers.ts'
export {
  type CounterRaisedEvent,
  decodeCounterRaised,
  decodeOrderCancelled,
  decodeOrderFilled,
  type OrderCancelledEvent,
  type OrderFilledEvent,
} from './write/decode-order-events.ts'
export {
  type CurrencyAddedEvent,
  type DividendClaimedEvent,
  decodeCurrencyAdded,
  decodeDividendClaimed,
  decodeModelFractionalized,
  decodeModelRedeemed,
  decodeModelTransferred,
  decodePayeesChanged,
  decodeRevenueDistributed,
  type ModelFractionalizedEvent,
  type ModelRedeemedEvent,
  type ModelTransferredEvent,
  type PayeesChangedEvent,
  type RevenueDistributedEvent,
} from './write/decode-share-events.ts'
export {
  decodeSignerAllowed,
  decodeSignerRemoved,
  decodeUnitPricesSet,
  decodeUnitsDeposited,
  decodeUnitsWithdrawn,
  decodeUsageCollected,
  decodeVouchersSettled,
  decodeVouchersSkipped,
  decodeWithdrawalCancelled,
  decodeWithdrawalRequested,
  type SignerAllowedEvent,
  type SignerRemovedEvent,
  type UnitsDepositedEvent,
  type UnitsWithdrawnEvent,
  type UsageCollectedEvent,
  type VoucherSettledEvent,
  type VoucherSkippedEvent,
  type WithdrawalCancelledEvent,
  type WithdrawalRequestedEvent,
} from './write/decode-usage-events.ts'
export { delegateVotesCall } from './write/delegate-votes.ts'
export { delistModelCall } from './write/delist-model.ts'
export { type DepositUnits, depositUnitsCall, depositUnitsWithPermitCall } from './write/deposit-units.ts'
export { distributeDividendsCall } from './write/distribute-dividends.ts'
export { endorseModelCall } from './write/endorse-model.ts'
export { executeProposalCall } from './write/execute-proposal.ts'
export { fillListingCall, fillOfferCall, type SignedOrder } from './write/fill-order.ts'
export { fractionalizeCall, type NewShares, type VotingRules } from './write/fractionalize.ts'
export { grantRoleCall } from './write/grant-role.ts'
export { hashOrder } from './write/hash-order.ts'
export { LISTING_STATUSES, type ListingStatus } from './write/listing-status.ts'
export { lockModelCall } from './write/lock-model.ts'
export { mintModelCall, type NewModel } from './write/mint-model.ts'
export { ORDER_SIDES, type Order, type OrderSide, orderTypedData, priceOfPart } from './write/order.ts'
export {
  formatOrderDocument,
  type OrderDocument,
  parseOrderDocument,
} from './write/order-document.ts'
export {
  type PermitSignature,
  parsePermitSignature,
  permitTypedData,
  type TypedData,
} from './write/permit.ts'
export { pinLicenseCall } from './write/pin-license.ts'
export { previewMint } from './write/preview-mint.ts'
export { descriptionOf, type Proposal, proposalIdOf } from './write/proposal.ts'
export { proposeCall } from './write/propose.ts'
export { proposePayeesCall } from './write/propose-payees.ts'
export { queueProposalCall } from './write/queue-proposal.ts'
export { raiseCounterCall } from './write/raise-counter.ts'
export { type NewDispute, raiseDisputeCall } from './write/raise-dispute.ts'
export { redeemModelCall } from './write/redeem-model.ts'
export { refundLicenseCall } from './write/refund-license.ts'
export { claimToCall, claimTypedData, type RelayedClaim } from './write/relayed-claim.ts'
export {
  buyBySignatureCall,
  purchaseTypedData,
  type RelayedPurchase,
  type SignedPurchase,
} from './write/relayed-purchase.ts'
export { releaseEscrowCall } from './write/release-escrow.ts'
export { relistModelCall } from './write/relist-model.ts'
export { removeSignerCall } from './write/remove-signer.ts'
export { type RenewLicense, renewLicenseCall, renewLicenseWithPermitCall } from './write/renew-license.ts'
export { requestWithdrawalCall } from './write/request-withdrawal.ts'
export { type HeldPaymentKey, resolveHeldCall } from './write/resolve-held.ts'
export { revokeRoleCall } from './write/revoke-role.ts'
export { sendCall, signTypedData } from './write/send-call.ts'
export { readBatchSupport, sendCalls, waitForCalls } from './write/send-calls.ts'
export { type SessionKey, sessionKey } from './write/session-key.ts'
export { setArbitratorCall } from './write/set-arbitrator.ts'
export { setCriteriaCall } from './write/set-criteria.ts'
export { setCurationTermsCall } from './write/set-curation-terms.ts'
export { setCurrencyCall } from './write/set-currency.ts'
export { setDisputeTermsCall } from './write/set-dispute-terms.ts'
export { setFeeCall } from './write/set-fee.ts'
export { setLicenseUserCall } from './write/set-license-user.ts'
export { setListingStatusCall } from './write/set-listing-status.ts'
export { setSourceCall } from './write/set-source.ts'
export { setUnitPriceCall } from './write/set-unit-price.ts'
export { settleAndClaimCall } from './write/settle-and-claim.ts'
export { settleVoucherCall, settleVouchersCall } from './write/settle-vouchers.ts'
export { type Simulation, simulateCall } from './write/simulate-call.ts'
export { stopAutoRenewalsCall } from './write/stop-auto-renewals.ts'
export { submitEvidenceCall } from './write/submit-evidence.ts'
export { sweepCurrencyCall } from './write/sweep-currency.ts'
export { syncHoldCall } from './write/sync-hold.ts'
export { transferSharesCall } from './write/transfer-shares.ts'
export { transferTokenCall } from './write/transfer-token.ts'
export { VERDICTS, type Verdict } from './write/verdict.ts'
export { VOTE_SUPPORTS, type VoteSupport, voteCall } from './write/vote.ts'
export { type SignedVoucher, type Voucher, voucherTypedData } from './write/voucher.ts'
export { type ReceiptOutcome, waitForReceipt } from './write/wait-for-receipt.ts'
export { withdrawUnitsCall } from './write/withdraw-units.ts'
