/** Ids, amounts and times (Unix seconds) as decimal strings; `asset` in CAIP-19 form. */
interface OfLicense {
  readonly asset: string
  readonly licenseId: string
}

export type LicenseSaleRequestDetail = OfLicense

/** Somebody wants to sell a license: a `<trade-panel>` on the page, or the page itself, takes it from here. */
export class LicenseSaleRequestEvent extends CustomEvent<LicenseSaleRequestDetail> {
  constructor(detail: LicenseSaleRequestDetail) {
    super('license-sale-request', { bubbles: true, composed: true, cancelable: true, detail })
  }
}

export interface UnitsDepositedDetail extends OfLicense {
  /** All that the account ever deposited under the license, less what it took back. */
  readonly deposited: string
  readonly spent: string
  /** The transaction. */
  readonly hash: string
}

/** Units of use were prepaid. */
export class UnitsDepositedEvent extends CustomEvent<UnitsDepositedDetail> {
  constructor(detail: UnitsDepositedDetail) {
    super('units-deposited', { bubbles: true, composed: true, detail })
  }
}

export interface LicenseUserSetDetail extends OfLicense {
  /** Who may use it beside its owner; absent where nobody may any more. */
  readonly user?: string
  readonly expires?: string
  /** The transaction. */
  readonly hash: string
}

/** A license was lent, or taken back. */
export class LicenseUserSetEvent extends CustomEvent<LicenseUserSetDetail> {
  constructor(detail: LicenseUserSetDetail) {
    super('license-user-set', { bubbles: true, composed: true, detail })
  }
}

/** What whoever renews must send; see `market.relay.renewal`. */
export interface AutoRenewalSignedDetail extends OfLicense {
  readonly subscriber: string
  /** For one period, in the currency's smallest unit. */
  readonly maxPrice: string
  readonly nonce: string
  readonly deadline: string
  readonly signature: string
}

/** Somebody signed that a subscription may be renewed for them. */
export class AutoRenewalSignedEvent extends CustomEvent<AutoRenewalSignedDetail> {
  constructor(detail: AutoRenewalSignedDetail) {
    super('auto-renewal-signed', { bubbles: true, composed: true, detail })
  }
}

export interface AutoRenewalsStoppedDetail {
  readonly asset: string
  readonly subscriber: string
}

/** Every renewal that somebody signed in a market is void. */
export class AutoRenewalsStoppedEvent extends CustomEvent<AutoRenewalsStoppedDetail> {
  constructor(detail: AutoRenewalsStoppedDetail) {
    super('auto-renewals-stopped', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'license-sale-request': LicenseSaleRequestEvent
    'units-deposited': UnitsDepositedEvent
    'license-user-set': LicenseUserSetEvent
    'auto-renewal-signed': AutoRenewalSignedEvent
    'auto-renewals-stopped': AutoRenewalsStoppedEvent
  }
}
