import type { Address, AssetId, Digest } from '../asset/index.ts'
import type { EscrowKey, RevenuePayee, VotingRules } from '../chain/index.ts'
import type { ClaimResult, Transaction } from './market.ts'

export interface FractionalizeInput {
  /** Least part of the revenue for the shares once the governor owns the model, basis points. */
  readonly guaranteedBps: number
  readonly rules: VotingRules
  /** Decides the addresses, together with the account; random unless given. */
  readonly salt?: Digest
}

export interface NewFraction {
  readonly shares: Address
  readonly governor: Address
}

export interface LockInput {
  readonly governor: Address
  /** Who shares the revenue after the vault's notice, adding up to 10,000; none leaves it as it is. */
  readonly payees: readonly RevenuePayee[]
}

export interface DividendInput {
  readonly shares: Address
  readonly currency: Address
}

export interface DistributionInput extends DividendInput {
  /** Payments whose refund window is over, to be released before. */
  readonly escrows?: readonly EscrowKey[]
}

/** What people do with the shares of a model. */
export interface ShareTransactions {
  /** Makes shares of a model, all for its owner, and their governor. */
  fractionalize(asset: AssetId): Transaction<FractionalizeInput, NewFraction>
  /** Gives the model to the governor, which makes the shares' part of the revenue certain. */
  lock(asset: AssetId): Transaction<LockInput, { readonly governor: Address }>
  /** Makes the announced payees effective, once the vault's notice is over. */
  applyPayees(asset: AssetId): Transaction<Readonly<Record<never, never>>, { readonly payees: number }>
  /** Lets dividends be paid in the currency of an offer of the model. */
  addCurrency(
    asset: AssetId,
  ): Transaction<{ readonly shares: Address; readonly offerId: bigint }, { readonly currency: Address }>
  /** Divides what has arrived for the shares among those who hold them now. */
  distribute(
    asset: AssetId,
  ): Transaction<DistributionInput, { readonly currency: Address; readonly amount: bigint }>
  /** Sends the connected account its dividends. */
  claim(asset: AssetId): Transaction<DividendInput, ClaimResult>
  /** Takes the model out of its governor, to the connected account, which holds all shares. */
  redeem(asset: AssetId): Transaction<{ readonly governor: Address }, { readonly owner: Address }>
}
