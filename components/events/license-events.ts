import { type AssetId, type Digest, formatAssetId } from '../../src/asset/index.ts'
import { type License, NEVER_ENDS } from '../../src/license/index.ts'

/** Ids, amounts and times (Unix seconds) as decimal strings; `asset` in CAIP-19 form. */
export interface LicensePurchaseRequestDetail {
  readonly asset: string
  readonly offerId: string
  /** In the currency's smallest unit. */
  readonly price: string
  /** Address; the zero address is the chain's coin. */
  readonly currency: string
  readonly termsHash: string
}

/** Somebody is about to buy. `preventDefault()` keeps the wallet from being asked. */
export class LicensePurchaseRequestEvent extends CustomEvent<LicensePurchaseRequestDetail> {
  constructor(detail: LicensePurchaseRequestDetail) {
    super('license-purchase-request', { bubbles: true, composed: true, cancelable: true, detail })
  }
}

export interface LicenseDetail {
  readonly asset: string
  readonly licenseId: string
  readonly offerId: string
  readonly owner: string
  /** Absent for a license that does not end. */
  readonly endTime?: string
  /** The transaction. */
  readonly hash: string
}

/** What happened to a license, in the form of events. */
export function licenseDetail(
  asset: AssetId,
  { id, offerId, owner, endTime }: License,
  hash: Digest,
): LicenseDetail {
  return {
    asset: formatAssetId(asset),
    licenseId: String(id),
    offerId: String(offerId),
    owner,
    ...(endTime !== NEVER_ENDS && { endTime: String(endTime) }),
    hash,
  }
}

/** A license was bought: the receipt's own event was read. */
export class LicensePurchasedEvent extends CustomEvent<LicenseDetail> {
  constructor(detail: LicenseDetail) {
    super('license-purchased', { bubbles: true, composed: true, detail })
  }
}

/** A license was renewed. */
export class LicenseRenewedEvent extends CustomEvent<LicenseDetail> {
  constructor(detail: LicenseDetail) {
    super('license-renewed', { bubbles: true, composed: true, detail })
  }
}

/** A license was given back and its price returned. */
export class LicenseRefundedEvent extends CustomEvent<LicenseDetail> {
  constructor(detail: LicenseDetail) {
    super('license-refunded', { bubbles: true, composed: true, detail })
  }
}

/** A license was given to somebody else; `owner` has it now. */
export class LicenseTransferredEvent extends CustomEvent<LicenseDetail> {
  constructor(detail: LicenseDetail) {
    super('license-transferred', { bubbles: true, composed: true, detail })
  }
}

export interface LicenseAccessDetail {
  readonly asset: string
  readonly status: 'licensed' | 'expired' | 'unlicensed'
  /** By which, or the one that ended; absent for the model's owner and for who has none. */
  readonly licenseId?: string
}

/** A gate has opened or closed. */
export class LicenseAccessChangedEvent extends CustomEvent<LicenseAccessDetail> {
  constructor(detail: LicenseAccessDetail) {
    super('license-access-changed', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'license-purchase-request': LicensePurchaseRequestEvent
    'license-purchased': LicensePurchasedEvent
    'license-renewed': LicenseRenewedEvent
    'license-refunded': LicenseRefundedEvent
    'license-transferred': LicenseTransferredEvent
    'license-access-changed': LicenseAccessChangedEvent
  }
  interface DocumentEventMap {
    'license-purchased': LicensePurchasedEvent
    'license-renewed': LicenseRenewedEvent
    'license-refunded': LicenseRefundedEvent
    'license-transferred': LicenseTransferredEvent
  }
}
