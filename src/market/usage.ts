import type { Address, AssetId } from '../asset/index.ts'
import type { LicenseUser, SignedVoucher, UsageAccount } from '../chain/index.ts'
import type { Store } from '../store/index.ts'
import type { Transaction } from './market.ts'

/** Units of use to be prepaid. */
export interface DepositInput {
  readonly licenseId: bigint
  readonly units: bigint
  /** As the person saw it, in the currency of the license's offer, its smallest unit. */
  readonly unitPrice: bigint
}

export interface WithdrawalRequest {
  readonly licenseId: bigint
  /** Unix seconds. */
  readonly withdrawableAt: number
}

export interface Withdrawal {
  readonly licenseId: bigint
  readonly units: bigint
  readonly amount: bigint
}

export interface SettledVoucher {
  readonly licenseId: bigint
  readonly holder: Address
  readonly modelId: bigint
  /** Settled now. */
  readonly units: bigint
  /** Settled in all. */
  readonly spent: bigint
}

export interface CollectedUsage {
  readonly offerId: bigint
  readonly units: bigint
  /** In the offer's currency, its smallest unit; the market's fee included. */
  readonly amount: bigint
}

/** A key that signs vouchers for the connected account. */
export interface SignerInput {
  readonly licenseId: bigint
  readonly signer: Address
}

export interface UnitPriceInput {
  readonly offerId: bigint
  /** In the currency of the offer, its smallest unit. */
  readonly unitPrice: bigint
  /** What is counted, for people: "call", "1000 tokens"; 1 to 32 printable ASCII characters. */
  readonly unit: string
}

export interface LicenseUserInput {
  readonly licenseId: bigint
  /** Who may use it beside its owner; nobody any more unless given. */
  readonly to?: LicenseUser
}

export interface UsageMeterState {
  /** As the chain has it. */
  readonly account: UsageAccount
  /** What is counted; text from the chain. */
  readonly unit: string
  /** In the currency of the license's offer, its smallest unit. */
  readonly unitPrice: bigint
  /** The key of this browser; `allowSigner` lets it sign. */
  readonly signer: Address
  readonly allowed: boolean
  /** Units that were signed for in all, settled ones included. */
  readonly signed: bigint
  /** Units that can still be signed for. */
  readonly left: bigint
}

/**
 * Counts the use of one license in one browser, and signs for it with a key of its own, so that the wallet is asked once
 * and not at each call. The key is kept in the page's storage: whoever can read that can spend the deposit on the model,
 * and nothing else.
 */
export interface UsageMeter extends Store<UsageMeterState> {
  /**
   * Signs for so many units more, before the call that uses them: the service keeps the voucher and settles it.
   * @throws ModelmarkError `voucher-not-payable` where the key is not allowed or the deposit does not suffice.
   */
  sign(units: bigint): Promise<SignedVoucher>
  /** Reads deposit, settled units and permission again. @throws ModelmarkError */
  refresh(): Promise<void>
}

/** How licenses are used: paid by the unit, and by others than who bought them. */
export interface UsageTransactions {
  /**
   * Counts and signs for the use of a license that the connected account owns.
   *
   * @example
   * const meter = await market.usage.meter(asset, licenseId)
   * await market.usage.allowSigner(asset).start({ licenseId, signer: meter.getState().signer })
   * await meter.refresh()
   * const voucher = await meter.sign(1n)
   *
   * @throws ModelmarkError
   */
  meter(asset: AssetId, licenseId: bigint): Promise<UsageMeter>
  /** Prepays units of use under a license. */
  deposit(asset: AssetId): Transaction<DepositInput, UsageAccount>
  /** Asks for what is left of them. */
  requestWithdrawal(asset: AssetId): Transaction<{ readonly licenseId: bigint }, WithdrawalRequest>
  /** Takes that request back, so that services go on. */
  cancelWithdrawal(
    asset: AssetId,
  ): Transaction<{ readonly licenseId: bigint }, { readonly licenseId: bigint }>
  /** Takes what is left of them, once the delay after the request is over. */
  withdraw(asset: AssetId): Transaction<{ readonly licenseId: bigint }, Withdrawal>
  /** Settles use that was signed for; empty if somebody else settled it first. It is the model's, and waits to be collected. */
  settle(
    asset: AssetId,
  ): Transaction<{ readonly vouchers: readonly SignedVoucher[] }, readonly SettledVoucher[]>
  /**
   * Has what was settled under an offer booked as the model's revenue. A payee's claim does that by itself; owners of shares
   * do it before they distribute.
   */
  collect(asset: AssetId): Transaction<{ readonly offerId: bigint }, CollectedUsage>
  /** Lets a key sign vouchers for the connected account: it can spend the deposit on the model, and nothing else. */
  allowSigner(asset: AssetId): Transaction<SignerInput, SignerInput>
  /** Ends that, after the delay in which services settle. `until`: Unix seconds up to which its vouchers count. */
  removeSigner(asset: AssetId): Transaction<SignerInput, SignerInput & { readonly until: number }>
  /** Sets what a unit costs under an offer, once and for ever. Only the model's owner. */
  setUnitPrice(asset: AssetId): Transaction<UnitPriceInput, UnitPriceInput>
  /** Lets somebody use a license that the connected account owns, beside it, or nobody any more. */
  setUser(asset: AssetId): Transaction<LicenseUserInput, { readonly user?: LicenseUser }>
}
