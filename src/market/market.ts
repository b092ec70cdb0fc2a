import type { ArtifactDownload, LocalFile } from '../artifact/index.ts'
import type { Address, AssetId, Digest } from '../asset/index.ts'
import type { CurrencyEarnings, EscrowKey, ModelStanding } from '../chain/index.ts'
import type { ModelmarkError } from '../error/index.ts'
import type { License, Offer, Terms } from '../license/index.ts'
import type { Artifact, Manifest } from '../manifest/index.ts'
import type { Loadable, Store } from '../store/index.ts'
import type { Wallet } from '../wallet/index.ts'
import type { Catalog } from './catalog/index.ts'
import type { CurationTransactions } from './curation.ts'
import type { DisputeTransactions, ModelDisputes } from './disputes.ts'
import type { Governance, GovernanceTransactions } from './governance.ts'
import type { HolderReads } from './holdings.ts'
import type { ModelShares } from './model-shares.ts'
import type { OrderBook } from './order-book.ts'
import type { Publishing } from './publication.ts'
import type { RelayTransactions } from './relay.ts'
import type { RevenueHistory } from './revenue-history.ts'
import type { ShareTransactions } from './shares.ts'
import type { TradeTransactions } from './trade.ts'
import type { UsageTransactions } from './usage.ts'
import type { ModelVersions } from './versions.ts'

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
  /** What a buyer should be warned of; undefined where it could not be read. */
  readonly standing?: ModelStanding
}

export interface ModelState {
  readonly record: Loadable<ModelRecord>
  /** Ready only if its bytes match the digest on chain. */
  readonly manifest: Loadable<Manifest>
}

export type PayeeRole = 'creator' | 'data' | 'investor' | 'other'

/** Who gets what of a model's revenue. Amounts in the currency's smallest unit. */
export interface Royalties {
  /** The currencies it may be paid in, its tiers' first. */
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
  /** By payee, in the order of `payees`. */
  readonly payees: readonly { readonly claimable: bigint }[]
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
  /** Payments whose refund window is over, as `earnings` lists them: released first, so that they are part of it. */
  readonly escrows?: readonly EscrowKey[]
}

export interface ClaimResult {
  readonly currency: Address
  readonly account: Address
  readonly amount: bigint
}

export interface ModelStore extends Store<ModelState> {
  /** Reads again what may have changed. Never throws. */
  refresh(): Promise<void>
}

/** Everything elements ask for. One market serves a page; it shares reads, session and peer node among them. */
export interface Market extends HolderReads {
  readonly wallet: Wallet
  /** The same store for the same model, however often it is asked for. Reading starts with the first subscriber. */
  model(asset: AssetId): ModelStore
  /** Licenses of the connected account for a model, newest first; empty without an account. */
  licenses(asset: AssetId): Store<Loadable<readonly License[]>> & { refresh(): Promise<void> }
  royalties(asset: AssetId): Store<Loadable<Royalties>> & { refresh(): Promise<void> }
  /** What was earned so far, in the currencies of `royalties`: a search of the whole history, which may take long or be refused. */
  earnings(asset: AssetId): Store<Loadable<readonly CurrencyEarnings[]>> & { refresh(): Promise<void> }
  /** What was paid for a model by month. Reading, which searches years of logs, starts with the first subscriber. */
  revenue(asset: AssetId): Store<Loadable<RevenueHistory>> & { refresh(): Promise<void> }
  /** What a model's revenue is divided into, and what the connected account has of it. */
  sharesOf(asset: AssetId): Store<Loadable<ModelShares>> & { refresh(): Promise<void> }
  /** How a model, its licenses and shares are traded; orders only of the hub nodes that the page names. */
  orders(asset: AssetId): Store<Loadable<OrderBook>> & { refresh(): Promise<void> }
  /** Base URLs of the hub nodes that keep orders. */
  readonly hubs: readonly string[]
  /** Multiaddrs of the hub nodes that introduce visitors to each other, and serve files themselves. */
  readonly relays: readonly string[]
  /**
   * Who governs a model and what they decide; for the registry with token id 0, the market's DAO. Undefined where nobody
   * votes.
   */
  proposals(asset: AssetId): Store<Loadable<Governance | undefined>> & { refresh(): Promise<void> }
  /** What is said against and for a model: disputes, its listing, and what they leave to be done. */
  disputesOf(asset: AssetId): Store<Loadable<ModelDisputes>> & { refresh(): Promise<void> }
  /**
   * A document that a digest on chain names, as a complaint; its bytes match it.
   * @throws ModelmarkError `digest-mismatch`, `no-providers`, `timeout`.
   */
  document(digest: Digest): Promise<Uint8Array<ArrayBuffer>>
  /** The history of a model, its ancestors and its children. */
  versions(asset: AssetId): Store<Loadable<ModelVersions>> & { refresh(): Promise<void> }
  purchase(asset: AssetId): Transaction<PurchaseInput, License>
  renewal(asset: AssetId): Transaction<RenewInput, License>
  refund(asset: AssetId): Transaction<{ readonly licenseId: bigint }, License>
  claim(asset: AssetId): Transaction<ClaimInput, ClaimResult>
  readonly usage: UsageTransactions
  readonly trade: TradeTransactions
  readonly relay: RelayTransactions
  readonly shares: ShareTransactions
  readonly governance: GovernanceTransactions
  readonly disputes: DisputeTransactions
  readonly curation: CurationTransactions
  /** What creators do; its code comes with the first who asks. @throws ModelmarkError */
  publishing(): Promise<Publishing>
  /**
   * All models of the market around a registry, searchable; the same catalog however often it is asked for.
   * @param indexer Address of an indexer to ask instead of reading the chain in the page.
   * @throws ModelmarkError
   */
  catalog(registry: Pick<AssetId, 'chainId' | 'contract'>, indexer?: string): Promise<Catalog>
  /** The same download for the same file, however often it is asked for. */
  artifact(artifact: Artifact): ArtifactDownload
  /**
   * Gives a file that the visitor chose to others, before any server has it. Returns how to stop; `undefined` where the
   * market knows no relay.
   * @throws ModelmarkError
   */
  shareFile(file: LocalFile): Promise<(() => Promise<void>) | undefined>
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
