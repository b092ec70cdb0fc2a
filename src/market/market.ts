import type { ArtifactDownload } from '../artifact/index.ts'
import type { Address, AssetId, Digest } from '../asset/index.ts'
import type { Order, OrderSide, SignedVoucher, UsageAccount } from '../chain/index.ts'
import type { ModelmarkError } from '../error/index.ts'
import type { License, Offer, Terms } from '../license/index.ts'
import type { Artifact, Manifest } from '../manifest/index.ts'
import type { Loadable, Store } from '../store/index.ts'
import type { Wallet } from '../wallet/index.ts'
import type { GovernanceTransactions } from './governance.ts'
import type { ShareTransactions } from './shares.ts'

/** Money a price is in. */
export interface Currency {
  readonly address: Address
  /** Checked text from the chain; never markup. */
  readonly symbol: string
  readonly decimals: number
}

/** A tier as a person sees it. */
export interface Tier {
  readonly offer: Offer
  readonly currency: Currency
  /** Loading while the document behind the terms hash is on its way; a tier cannot be bought before it is ready. */
  readonly terms: Loadable<Terms>
}

export interface Ancestor {
  readonly modelId: bigint
  /** Absolute share of each payment, basis points. */
  readonly bps: number
  /** True for a parent, false further up. */
  readonly direct: boolean
}

/** What the contracts say of a model. */
export interface ModelRecord {
  readonly asset: AssetId
  readonly owner: Address
  readonly creator: Address
  readonly version: {
    /** Counted from 0. */
    readonly index: number
    readonly count: number
    /** Unix seconds. */
    readonly createdAt: number
    readonly manifestDigest: Digest
    readonly contentHash: Digest
  }
  readonly ancestors: readonly Ancestor[]
  readonly tiers: readonly Tier[]
}

export interface ModelState {
  readonly record: Loadable<ModelRecord>
  /** Ready only if its bytes match the digest on chain. */
  readonly manifest: Loadable<Manifest>
}

export type PayeeRole = 'creator' | 'data' | 'investor' | 'other'

/** Who gets what of a model's revenue in one currency. Amounts in the currency's smallest unit. */
export interface Royalties {
  readonly currencies: readonly CurrencyRoyalties[]
  /** The market's fee on payments from now on, basis points. */
  readonly feeBps: number
  readonly ancestors: readonly Ancestor[]
  readonly payees: readonly {
    readonly account: Address
    readonly role: PayeeRole
    /** Share of what remains after fee and ancestors. */
    readonly bps: number
  }[]
}

export interface CurrencyRoyalties {
  readonly currency: Currency
  /** Paid out or claimable since the model was minted, all payees together. */
  readonly lifetime: bigint
  /** In a refund window: counts only when that is over. */
  readonly escrowed: bigint
  /** By payee, in the order of `payees`. */
  readonly payees: readonly { readonly earned: bigint; readonly claimable: bigint }[]
}

/**
 * One transaction, from the click to the receipt. `done` only after the receipt's own event was decoded.
 * `cancelled` means the person said no; it is not an error.
 */
export type TransactionState<Result> =
  | { readonly status: 'idle' }
  | { readonly status: 'connecting' }
  | { readonly status: 'switching'; readonly chainId: number }
  /** Reads price and terms again, and simulates. */
  | { readonly status: 'quoting' }
  /** The wallet asks for an exact ERC-20 approval, as a transaction of its own. */
  | { readonly status: 'approving'; readonly hash?: Digest }
  /** The wallet asks: a `permit` signature, the transaction, or one batch of both. */
  | { readonly status: 'signing'; readonly what: 'permit' | 'transaction' | 'batch' }
  | { readonly status: 'pending'; readonly hash: Digest }
  | {
      readonly status: 'confirming'
      readonly hash: Digest
      readonly confirmations: number
      readonly needed: number
    }
  | { readonly status: 'done'; readonly hash: Digest; readonly result: Result }
  | { readonly status: 'failed'; readonly error: ModelmarkError; readonly hash?: Digest }
  | { readonly status: 'cancelled' }
  /** The wallet sent another transaction with the same nonce. */
  | { readonly status: 'replaced'; readonly hash: Digest; readonly by: Digest }

/** A transaction that a person may start. Several elements that show the same one share it. */
export interface Transaction<Input, Result> extends Store<TransactionState<Result>> {
  /** Never throws; resolves with the state it ended in. While one is under way, that one is returned. */
  start(input: Input): Promise<TransactionState<Result>>
  /** Back to `idle` from an end state. */
  dismiss(): void
}

/** What the person saw when they agreed: the transaction is refused if the chain says otherwise. */
export interface PurchaseInput {
  readonly offerId: bigint
  readonly price: bigint
  readonly termsHash: Digest
  /** Who gets the license; the payer unless said otherwise. */
  readonly to?: Address
}

export interface RenewInput {
  readonly licenseId: bigint
  readonly periods: number
  /** For all periods together. */
  readonly price: bigint
}

export interface ClaimInput {
  readonly currency: Address
}

export interface ClaimResult {
  readonly currency: Address
  readonly account: Address
  readonly amount: bigint
}

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

/** What an order is about: the model itself, a license of it, or shares of it in their smallest unit. */
export type TradedAsset =
  | { readonly kind: 'model' }
  | { readonly kind: 'license'; readonly licenseId: bigint }
  | { readonly kind: 'shares'; readonly shares: Address; readonly amount: bigint }

export interface OrderInput {
  readonly side: OrderSide
  readonly what: TradedAsset
  /** Native coin for listings only. */
  readonly currency: Address
  /** For all of it, royalty included. */
  readonly price: bigint
  /** Most of the price that may go to the royalty, basis points, as the person saw it. */
  readonly maxRoyaltyBps: number
  /** Unix seconds, inclusive. */
  readonly expiry: number
  /** Who alone may fill it; anybody unless given. */
  readonly taker?: Address
}

/** An order that can be handed to anybody who may fill it. */
export interface PlacedOrder {
  readonly order: Order
  readonly signature: `0x${string}`
  /** Names the order in events. */
  readonly hash: Digest
}

export interface FillInput {
  readonly order: Order
  readonly signature: `0x${string}`
  /** How much of it; 1 for a model or a license. */
  readonly amount: bigint
  /** What the person saw that an offer brings them after the royalty; a listing needs none. */
  readonly minProceeds?: bigint
}

export interface FillResult {
  /** Its hash. */
  readonly order: Digest
  readonly amount: bigint
  readonly currency: Address
  /** All that the buyer paid. */
  readonly price: bigint
  /** Part of it that did not go to the seller. */
  readonly royalty: bigint
}

export interface ModelStore extends Store<ModelState> {
  /** Reads again what may have changed. Never throws. */
  refresh(): Promise<void>
}

/** Everything elements ask for. One market serves a page; it shares reads, session and peer node among them. */
export interface Market {
  readonly wallet: Wallet
  /** The same store for the same model, however often it is asked for. Reading starts with the first subscriber. */
  model(asset: AssetId): ModelStore
  /** Licenses of the connected account for a model, newest first; empty without an account. */
  licenses(asset: AssetId): Store<Loadable<readonly License[]>> & { refresh(): Promise<void> }
  royalties(asset: AssetId): Store<Loadable<Royalties>> & { refresh(): Promise<void> }
  purchase(asset: AssetId): Transaction<PurchaseInput, License>
  renewal(asset: AssetId): Transaction<RenewInput, License>
  refund(asset: AssetId): Transaction<{ readonly licenseId: bigint }, License>
  claim(asset: AssetId): Transaction<ClaimInput, ClaimResult>
  /** Prepays units of use under a license. */
  deposit(asset: AssetId): Transaction<DepositInput, UsageAccount>
  /** Asks for what is left of them. */
  withdrawalRequest(asset: AssetId): Transaction<{ readonly licenseId: bigint }, WithdrawalRequest>
  /** Takes what is left of them, once the delay after the request is over. */
  withdrawal(asset: AssetId): Transaction<{ readonly licenseId: bigint }, Withdrawal>
  /** Makes use that was signed for revenue; empty if somebody else settled it first. */
  settlement(
    asset: AssetId,
  ): Transaction<{ readonly vouchers: readonly SignedVoucher[] }, readonly SettledVoucher[]>
  /**
   * Connects a wallet, has it approve what the order gives, and sign the order. Nothing is on the chain until it is filled.
   * @throws ModelmarkError
   */
  placeOrder(asset: AssetId, input: OrderInput): Promise<PlacedOrder>
  fill(asset: AssetId): Transaction<FillInput, FillResult>
  /** Makes every order of the account with this nonce void. */
  cancellation(asset: AssetId): Transaction<{ readonly nonce: bigint }, { readonly nonce: bigint }>
  readonly shares: ShareTransactions
  readonly governance: GovernanceTransactions
  /** The same download for the same file, however often it is asked for. */
  artifact(artifact: Artifact): ArtifactDownload
  /** The bytes of `ipfs://` and `https://` pictures a manifest names, as an object URL; `undefined` if there is none. */
  image(manifest: Manifest): Promise<string | undefined>
  chainName(chainId: number): string | undefined
  /**
   * Brings the connected wallet to a chain, adding it where the wallet does not know it.
   * @throws ModelmarkError as `Wallet.switchChain` does; `chain-unknown` for a chain this market does not know.
   */
  switchChain(chainId: number): Promise<void>
  /** Address of a transaction or account on the chain's block explorer, checked to be `https:`. */
  explorerUrl(chainId: number, kind: 'tx' | 'address', value: string): string | undefined
  close(): Promise<void>
}
