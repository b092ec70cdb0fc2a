import type { ReactiveControllerHost } from 'lit'
import type { AssetId } from '../../src/asset/index.ts'
import type { ErrorCode } from '../../src/error/index.ts'
import type { License } from '../../src/license/index.ts'
import type { Market, PurchaseInput, RenewInput, TransactionState } from '../../src/market/index.ts'
import { isUnderWay, TransactionController } from '../controllers/index.ts'
import {
  type LicenseDetail,
  LicensePurchasedEvent,
  LicenseRefundedEvent,
  LicenseRenewedEvent,
  licenseDetail,
} from '../events/index.ts'

export type TransactionKind = 'purchase' | 'renewal' | 'refund'

export interface ActiveTransaction {
  readonly kind: TransactionKind
  readonly state: TransactionState<License>
  readonly before: TransactionState<License>
  dismiss(): void
}

export interface LicenseScope {
  readonly market: Market
  readonly asset: AssetId
}

/** Reads the model's offers and the visitor's licenses again. */
export async function refreshLicenses({ market, asset }: LicenseScope): Promise<void> {
  await Promise.all([market.model(asset).refresh(), market.licenses(asset).refresh()])
}

/** Refusals that mean that what is on screen is old. */
const STALE: ReadonlySet<ErrorCode> = new Set([
  'price-changed',
  'terms-changed',
  'sold-out',
  'offer-closed',
  'not-renewable',
])

/** The three things that can happen to a license here, and the one event for each that happened. */
export class LicenseTransactions {
  readonly #host: ReactiveControllerHost & Element
  readonly #scope: () => LicenseScope | undefined
  readonly #purchase: TransactionController<PurchaseInput, License>
  readonly #renewal: TransactionController<RenewInput, License>
  readonly #refund: TransactionController<{ readonly licenseId: bigint }, License>

  constructor(host: ReactiveControllerHost & Element, scope: () => LicenseScope | undefined) {
    this.#host = host
    this.#scope = scope
    const told = (event: (detail: LicenseDetail) => Event) => (state: TransactionState<License>) =>
      this.#tell(state, event)
    this.#purchase = new TransactionController(
      host,
      () => this.#of(({ market, asset }) => market.purchase(asset)),
      told(detail => new LicensePurchasedEvent(detail)),
    )
    this.#renewal = new TransactionController(
      host,
      () => this.#of(({ market, asset }) => market.renewal(asset)),
      told(detail => new LicenseRenewedEvent(detail)),
    )
    this.#refund = new TransactionController(
      host,
      () => this.#of(({ market, asset }) => market.refund(asset)),
      told(detail => new LicenseRefundedEvent(detail)),
    )
  }

  /** What is under way, else what ended last and was not dismissed; undefined if nothing is. */
  get active(): ActiveTransaction | undefined {
    const all = [
      { kind: 'purchase', from: this.#purchase },
      { kind: 'renewal', from: this.#renewal },
      { kind: 'refund', from: this.#refund },
    ] as const
    const found =
      all.find(({ from }) => isUnderWay(from.state)) ?? all.find(({ from }) => from.state.status !== 'idle')
    return (
      found && {
        kind: found.kind,
        state: found.from.state,
        before: found.from.before,
        dismiss: () => found.from.dismiss(),
      }
    )
  }

  buy(input: PurchaseInput): Promise<TransactionState<License>> {
    this.#clear()
    return this.#purchase.start(input)
  }

  renew(input: RenewInput): Promise<TransactionState<License>> {
    this.#clear()
    return this.#renewal.start(input)
  }

  refund(licenseId: bigint): Promise<TransactionState<License>> {
    this.#clear()
    return this.#refund.start({ licenseId })
  }

  /** What ended makes room for what starts. */
  #clear(): void {
    const active = this.active
    if (active && !isUnderWay(active.state)) active.dismiss()
  }

  #of<Value>(select: (scope: LicenseScope) => Value): Value | undefined {
    const scope = this.#scope()
    return scope && select(scope)
  }

  #tell(state: TransactionState<License>, event: (detail: LicenseDetail) => Event): void {
    const scope = this.#scope()
    if (!scope) return
    if (state.status === 'failed' && STALE.has(state.error.code)) void refreshLicenses(scope)
    if (state.status !== 'done') return
    this.#host.dispatchEvent(event(licenseDetail(scope.asset, state.result, state.hash)))
  }
}
