import type { ErrorFacts } from '../../error/index.ts'
import { type ErrorText, say } from '../error-text.ts'

/** What contracts refuse that has no code of its own, by the name of the contract's error. */
const refusals = {
  DisputeNotFound: say(
    'No such dispute',
    'This court never heard of a dispute with this number.',
    'Check the link, or ask the page’s owner.',
  ),
  DisputeNotOpen: say(
    'This dispute is over',
    'It was ruled or acquitted already.',
    'Reload to see how it ended.',
  ),
  DisputeAlreadyOpen: say(
    'This model is disputed already',
    'One dispute about a model can be open at a time.',
    'Add your evidence to the open dispute, or wait until it is over.',
  ),
  LicenseOfOtherModel: say(
    'This licence is for another model',
    'A dispute can ask to revoke a licence of the disputed model only.',
    'Choose a licence of this model, or none.',
  ),
  RefundTooHigh: say(
    'More than everything',
    'No more than the whole of a payment can be refunded.',
    'Ask for 100 % or less.',
  ),
  AlreadyCountered: say(
    'Already answered',
    'The model’s owner has staked against this complaint before.',
    'Add more evidence instead.',
  ),
  CounterPeriodOver: say(
    'Too late to answer with a bond',
    'The time to stake against this complaint is over.',
    'Add evidence: it counts until the ruling.',
  ),
  CounterPeriodOpen: say(
    'The owner may still answer',
    'Until then a complaint can only be rejected.',
    'Wait for the answer or the end of its time, then rule.',
  ),
  RulingPeriodOver: say(
    'Too late to rule',
    'The time for a ruling is over, which acquits the model.',
    'Anybody can close the dispute now.',
  ),
  RulingPeriodOpen: say(
    'This may still be ruled',
    'Only once that time is over does silence acquit the model.',
    'Come back when the time for the ruling is over.',
  ),
  NotArbitrator: say(
    'This is not yours to rule',
    'The dispute has an arbitrator, who alone decides.',
    'Wait for the arbitrator’s ruling.',
  ),
  VerdictInvalid: say(
    'This ruling is not possible',
    'A licence can be revoked only if the dispute names one.',
    'Choose another ruling.',
  ),
  PeriodTooLong: say(
    'This period is too long',
    'No dispute or challenge may last longer than the contract’s limit.',
    'Choose a shorter period.',
  ),
  HoldStillOpen: say(
    'The ruling is still open',
    'What was paid since the dispute began waits until it is over.',
    'Come back after the ruling.',
  ),
  NoHeldPayment: say(
    'Nothing waits here',
    'This payment never waited, or was paid out already.',
    'Look at your claims: a refund is among them.',
  ),
  ModelNotHeld: say(
    'This model is not disputed',
    'There is no open dispute for which its revenue would wait.',
    'Reload to see how things stand.',
  ),
  StatusInvalid: say(
    'The listing does not allow this',
    'A model is delisted and relisted by the DAO alone, and only if it is not so already.',
    'Choose another status.',
  ),
  NotListed: say(
    'This model is not listed',
    'Only what a curator has listed can be challenged.',
    'Reload to see its status.',
  ),
  ChallengeAlreadyOpen: say(
    'Somebody was faster',
    'This listing is challenged already, one at a time.',
    'Wait for the curators’ decision.',
  ),
  NoChallenge: say(
    'Nothing to decide',
    'This listing is not challenged, or the challenge is over.',
    'Reload to see how it ended.',
  ),
  ChallengePeriodOver: say(
    'Too late to decide',
    'The curators’ time is over, and the model has won.',
    'Anybody can close the challenge now.',
  ),
  ChallengePeriodOpen: say(
    'The curators may still decide',
    'Only once their time is over has the model won.',
    'Come back when their time is over.',
  ),
  AlreadyEndorsed: say(
    'You have recommended this already',
    'An account recommends a model once, and it stays.',
    'Nothing is left to do.',
  ),
  ModelIsDelisted: say(
    'Taken off the market',
    'The DAO or a ruling has stopped new sales of this model. Nothing was paid.',
    'Licences that were sold stay good; choose another model for a new one.',
  ),
  AccessManagedUnauthorized: say(
    'Your account may not do this',
    'The DAO has given this power to others.',
    'Use the account that has it, or propose it to the DAO.',
  ),
  NotModelOwner: say(
    'Only the model’s owner can do this',
    'The model belongs to another account.',
    'Connect the account that owns it.',
  ),
  NotLicenseOwner: say(
    'Only the licence’s owner can do this',
    'The licence belongs to another account.',
    'Connect the account that holds it.',
  ),
  LicenseNotFound: say(
    'No such licence',
    'No licence with this number was ever sold here.',
    'Check the number, or reload.',
  ),
  LicenseNotTransferable: say(
    'This licence cannot change hands',
    'It was sold to one holder for good.',
    'Let somebody use it instead, or buy another.',
  ),
  NotRefundable: say(
    'This cannot be given back',
    'Its refund window is over, or it never had one.',
    'Ask the creator, or raise a dispute.',
  ),
  EscrowStillOpen: say(
    'The refund window is still open',
    'Until it closes, the buyer may have this payment back.',
    'Come back when the window is over.',
  ),
  NoEscrow: say(
    'No payment waits for its refund window',
    'This payment was released or refunded already.',
    'Reload to see how things stand.',
  ),
  NoticeNotOver: say(
    'The notice is still running',
    'Until it is over, revenue can be settled for those who are paid now.',
    'Come back when the notice is over.',
  ),
  NoPayeesProposed: say(
    'Nothing was announced',
    'There are no new payees, or the model has another owner since.',
    'Announce them first.',
  ),
  FeeTooHigh: say(
    'This fee is above the limit',
    'No vote can raise the market’s fee above 5 %.',
    'Propose a lower fee.',
  ),
  GovernorUnableToCancel: say(
    'This proposal cannot be withdrawn',
    'Only who proposed it can, and only before the vote begins.',
    'Vote against it instead.',
  ),
  SignerNotAllowed: say(
    'This key may not sign',
    'It was never allowed for this licence, or was removed already.',
    'Reload to see which keys may sign.',
  ),
  WithdrawalNotRequested: say(
    'Nothing was requested',
    'What is left can be withdrawn only some time after it was asked for.',
    'Ask for it first.',
  ),
  UnitPriceAlreadySet: say(
    'The unit price stands',
    'What a unit costs under an offer is set once and for ever.',
    'Make a new offer for another price.',
  ),
  UnitPriceNotSet: say(
    'Not sold by the unit',
    'The owner has set no unit price for this offer.',
    'Choose another offer, or ask the creator.',
  ),
  SelfTrade: say(
    'This is your own order',
    'Nobody can fill an order that they made.',
    'Cancel it if you do not want it any more.',
  ),
  NotTaker: say(
    'This order is for somebody else',
    'Its maker named the one account that may fill it.',
    'Connect that account, or ask for an order of your own.',
  ),
  InvalidAccountNonce: say(
    'This signature was used or taken back',
    'Each is good once, or until its signer stops it.',
    'Ask for a new signature.',
  ),
  SignatureExpired: say(
    'This signature has expired',
    'It was good until a moment that has passed.',
    'Ask for a new signature.',
  ),
  RenewalTooEarly: say(
    'Too early to renew for somebody',
    'Others may renew in the last tenth of the period, not before.',
    'Come back then.',
  ),
  NativeNotPossible: say(
    'Not in this currency',
    'What somebody else sends for you is paid in a token, never in the chain’s coin.',
    'Buy it yourself, or choose a price in a token.',
  ),
  NativeTransferFailed: say(
    'Your account did not take the coins',
    'It is a contract that refuses them. They are still yours.',
    'Have them sent to another account.',
  ),
  ClaimExpired: say(
    'This claim has expired',
    'It was signed to be good until a moment that has passed.',
    'Sign it anew.',
  ),
  ClaimSignatureInvalid: say(
    'This claim is not signed by its payee',
    'Only who is owed the money can say where it goes.',
    'Ask the payee to sign it.',
  ),
  TooManyCurrencies: say(
    'No room for another currency',
    'The contract keeps books in a few currencies only, and for ever.',
    'Use one of those that it has.',
  ),
  PeriodsInvalid: say(
    'This number of periods is not possible',
    'A renewal adds whole periods, at least one and not without end.',
    'Choose another number.',
  ),
  EscrowOver: say(
    'The refund window has closed',
    'The payment belongs to the model now.',
    'Ask the creator, or raise a dispute.',
  ),
} satisfies Readonly<Record<string, (facts: ErrorFacts) => ErrorText>>

export type RefusalTexts = Readonly<Record<keyof typeof refusals, (facts: ErrorFacts) => ErrorText>>

export default refusals
