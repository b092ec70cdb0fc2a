import { decodeErrorResult, parseAbi } from 'viem'
import { type ErrorCode, type ErrorFacts, ModelmarkError } from '../error/index.ts'
import { errorsAbi } from './generated/errors-abi.ts'
import type { Hex } from './hex.ts'

/** What a person can do about an error, where it has a code of its own. Others are `reverted` with their name. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  PriceAboveMax: 'price-changed',
  WrongValue: 'price-changed',
  UnitPriceAboveMax: 'price-changed',
  ProceedsBelowMin: 'price-changed',
  RoyaltyAboveMax: 'price-changed',
  OrderExpired: 'order-void',
  OrderWithdrawn: 'order-void',
  OrderInvalid: 'order-void',
  NonceUsed: 'order-void',
  AmountInvalid: 'order-void',
  SignatureInvalid: 'order-void',
  FingerprintChanged: 'asset-changed',
  LicenseIsOver: 'license-over',
  LicenseNotValid: 'license-over',
  OrderNotStarted: 'too-early',
  WithdrawalTooEarly: 'too-early',
  NothingToWithdraw: 'nothing-to-withdraw',
  VoucherNotPayable: 'voucher-not-payable',
  TermsChanged: 'terms-changed',
  SoldOut: 'sold-out',
  OfferIsClosed: 'offer-closed',
  NotRenewable: 'not-renewable',
  NothingToClaim: 'nothing-to-claim',
  NothingToSettle: 'nothing-to-claim',
  NothingToCollect: 'nothing-to-claim',
  ModelNotFound: 'model-not-found',
  ERC721NonexistentToken: 'model-not-found',
  ERC20InsufficientAllowance: 'allowance',
  InsufficientAllowance: 'allowance',
  // Solady's SafeTransferLib hides the token's own reason; whoever pays has compared the balance before.
  TransferFromFailed: 'allowance',
  ERC20InsufficientBalance: 'insufficient-funds',
  InsufficientBalance: 'insufficient-funds',
  NothingToDistribute: 'nothing-to-claim',
  GovernorNonexistentProposal: 'proposal-not-found',
  GovernorUnexpectedProposalState: 'proposal-state',
  // Queued, and its delay is not over.
  TimelockUnexpectedOperationState: 'too-early',
  GovernorAlreadyCastVote: 'already-voted',
  GovernorInsufficientProposerVotes: 'too-few-votes',
  CallNotAllowed: 'vote-not-allowed',
  SharesUnderpaid: 'vote-not-allowed',
  NotSoleHolder: 'shares-missing',
}

/** Errors of tokens that are not ours. */
const tokenErrorsAbi = parseAbi([
  'error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)',
  'error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)',
  'error InsufficientBalance()',
  'error InsufficientAllowance()',
  'error TransferFromFailed()',
  'error ERC721NonexistentToken(uint256 tokenId)',
])

/** A contract's revert data in our words. */
export function explainRevertData(data: Hex, cause: unknown): ModelmarkError {
  let decoded: {
    errorName: string
    args?: readonly unknown[] | undefined
    abiItem: { inputs?: readonly { name?: string | undefined }[] }
  }
  try {
    decoded = decodeErrorResult({ abi: [...errorsAbi, ...tokenErrorsAbi], data })
  } catch {
    return new ModelmarkError('reverted', { data: data.slice(0, 10) }, { cause })
  }
  const { errorName: name, args = [], abiItem } = decoded
  if (name === 'Error') return explainReason(String(args[0]), cause)
  const facts: Record<string, string | number | bigint> = {}
  abiItem.inputs?.forEach((input, i) => {
    facts[input.name || `argument${i}`] = factOf(args[i])
  })
  const code = CODES[name]
  return code === undefined
    ? new ModelmarkError('reverted', { name, ...facts }, { cause })
    : new ModelmarkError(code, facts, { cause })
}

/** Tokens older than custom errors say it in English. */
function explainReason(reason: string, cause: unknown): ModelmarkError {
  const facts: ErrorFacts = { reason: reason.slice(0, 120) }
  if (/allowance/i.test(reason)) return new ModelmarkError('allowance', facts, { cause })
  if (/exceeds balance|insufficient balance|insufficient funds/i.test(reason)) {
    return new ModelmarkError('insufficient-funds', facts, { cause })
  }
  return new ModelmarkError('reverted', facts, { cause })
}

function factOf(value: unknown): string | number | bigint {
  return typeof value === 'number' || typeof value === 'bigint' ? value : String(value).slice(0, 120)
}
