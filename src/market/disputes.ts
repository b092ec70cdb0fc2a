import type { Address, AssetId, Digest } from '../asset/index.ts'
import type {
  CurationTerms,
  DisputeEvent,
  DisputeFacts,
  DisputeRecord,
  DisputeTerms,
  HeldPayment,
  HeldPaymentKey,
  ListingFacts,
  NewDispute,
  Verdict,
} from '../chain/index.ts'
import type { Currency, Transaction } from './market.ts'

export { type DisputeEvent, type DisputeStage, disputeStage, type Verdict } from '../chain/index.ts'

/** What is said against and for a model. Money in wei unless said otherwise. */
export interface ModelDisputes {
  readonly owner: Address
  /** The chain's coin, which bonds and fees are in. */
  readonly coin: Currency
  /** What the vault keeps for the connected account in the model's currencies: refunds, and revenue that was settled. */
  readonly owed: readonly OwedMoney[]
  /** Undefined in a market without a court that the page knows of. */
  readonly court?:
    | {
        /** Under which a dispute is raised now. */
        readonly terms: DisputeTerms
        /** Newest first. */
        readonly disputes: readonly DisputeView[]
        /** How many are older than these. */
        readonly older: number
        /** Payments that wait for a ruling, or for somebody to pay them out after it. */
        readonly held: readonly HeldMoney[]
        /** Bonds that the connected account can have back. */
        readonly due: bigint
      }
    | undefined
  /** Undefined in a market without a curation that the page knows of. */
  readonly listing?: ListingView | undefined
}

export interface DisputeView extends DisputeRecord {
  /** Oldest first. */
  readonly events: readonly DisputeEvent[]
}

export interface HeldMoney extends HeldPayment {
  readonly money: Currency
}

export interface OwedMoney {
  readonly money: Currency
  /** Above 0, in the currency's smallest unit. */
  readonly amount: bigint
}

export interface ListingView extends ListingFacts {
  readonly terms: CurationTerms
  /** Bonds that the connected account can have back. */
  readonly due: bigint
}

export interface RaiseInput extends Omit<NewDispute, 'modelId'> {
  /** The bond and the arbitrator's price, in wei, as the person saw them. */
  readonly cost: bigint
}

export interface EvidenceInput {
  readonly disputeId: bigint
  /** SHA-256 of a document. */
  readonly evidence: Digest
}

export interface CounterInput extends EvidenceInput {
  /** In wei, as the person saw it. */
  readonly bond: bigint
}

export interface Ruling {
  readonly disputeId: bigint
  readonly verdict: Verdict
  /** Part of each waiting payment that goes back, basis points. */
  readonly refundBps: number
}

/** What became of a payment that waited, in the currency's smallest unit. */
export interface ResolvedPayment {
  /** Whom the refund is owed to. */
  readonly to: Address
  readonly refunded: bigint
  readonly released: bigint
}

/** How people complain about a model, and how that ends. */
export interface DisputeTransactions {
  /** Stakes a bond on a complaint; the model's new revenue waits until it is ruled. */
  raise(asset: AssetId): Transaction<RaiseInput, DisputeFacts>
  /** Stakes the same against it. Only the model's owner. */
  counter(asset: AssetId): Transaction<CounterInput, DisputeFacts>
  addEvidence(asset: AssetId): Transaction<EvidenceInput, EvidenceInput>
  /** Only whom the DAO gave this power to. The DAO itself proposes and votes, see `GovernanceTransactions`. */
  rule(asset: AssetId): Transaction<Ruling, Ruling>
  /** Ends a dispute that nobody ruled in time, as if it was rejected. */
  acquit(asset: AssetId): Transaction<{ readonly disputeId: bigint }, Ruling>
  /** Pays out what waited, once its dispute is over: refunds become claims of the licenses' holders. */
  resolveHeld(asset: AssetId): Transaction<HeldPaymentKey, ResolvedPayment>
  /** Sends the connected account the bonds that the court owes it. */
  claimBonds(asset: AssetId): Transaction<Readonly<Record<never, never>>, { readonly amount: bigint }>
}
