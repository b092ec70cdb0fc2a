import type { Address, AssetId, Digest } from '../asset/index.ts'
import type { LicenseUser, PurchaseRecord, UnitPrice, UsageAccount } from '../chain/index.ts'
import type { License, Offer, Right, Terms } from '../license/index.ts'
import type { Manifest } from '../manifest/index.ts'
import type { Loadable, Store } from '../store/index.ts'
import type { LicenseReceipt } from './license-receipt.ts'
import type { Currency } from './market.ts'

/** A tier sold by the unit: what one costs, the owner's prepaid units, and the total this browser signed for. */
export interface Usage extends UnitPrice {
  /** Absent where no license is asked about. */
  readonly account?: UsageAccount
  readonly signed: bigint
}

/** A license that the connected account holds, or that somebody else lets it use. */
export interface HeldLicense {
  readonly license: License
  /** The model it is for. */
  readonly asset: AssetId
  readonly offer: Offer
  readonly currency: Currency
  /** Until when the account may use it, Unix seconds, inclusive; absent where it owns it. */
  readonly lentUntil?: number
  /** Whom its owner lets use it. */
  readonly user?: LicenseUser
  readonly usage?: Usage
  /** The model's versions. */
  readonly versions: { readonly count: number; readonly manifestDigest: Digest }
  /** Of the newest version; ready only if its bytes match the digest on chain. */
  readonly manifest: Loadable<Manifest>
  readonly terms: Loadable<Terms>
}

export interface MyLicenses {
  /** Whose they are; absent without a connected account. */
  readonly account?: Address
  /** Newest first; those of others last. */
  readonly licenses: readonly HeldLicense[]
  /** False where the account holds more than could be found. */
  readonly complete: boolean
}

/** What somebody must be allowed to do. */
export interface AccessNeeds {
  /** Whose access; the connected account's unless given. */
  readonly account?: Address
  /** All of these; any license does unless given. */
  readonly rights?: readonly Right[]
  /** Number of the model's version, counted from 0; any unless given. */
  readonly version?: number
}

/** Whether an account may do that now. */
export type Access =
  /** `until`: Unix seconds, exclusive; `NEVER_ENDS`. Without a license it is the model's owner. */
  | { readonly status: 'licensed'; readonly until: number; readonly license?: License }
  /** It could until the license ended. */
  | { readonly status: 'expired'; readonly license: License }
  | {
      readonly status: 'unlicensed'
      readonly why: 'not-connected' | 'no-license' | 'right-missing' | 'version-not-covered'
    }

/** What somebody has who holds licenses. */
export interface HolderReads {
  /** All licenses of the connected account in the market around a registry. */
  myLicenses(
    registry: Pick<AssetId, 'chainId' | 'contract'>,
  ): Store<Loadable<MyLicenses>> & { refresh(): Promise<void> }
  /**
   * Whether an account may use a model now, read from the chain. On a server: first have the visitor prove that the account
   * is theirs, by a signature.
   * @throws ModelmarkError
   */
  access(asset: AssetId, needs?: AccessNeeds): Promise<Access>
  /**
   * What a unit of use costs under a tier, and what the connected account prepaid under a license of it; `undefined` for a
   * tier that is not sold by the unit.
   * @throws ModelmarkError
   */
  usageOf(asset: AssetId, offerId: bigint, license?: License): Promise<Usage | undefined>
  /** How a license was bought, and the model's version then. @throws ModelmarkError */
  purchaseOf(asset: AssetId, licenseId: bigint): Promise<PurchaseRecord>
  /** What a holder keeps: `verifyReceipt` checks it without this market. @throws ModelmarkError */
  receipt(asset: AssetId, licenseId: bigint): Promise<LicenseReceipt>
}
