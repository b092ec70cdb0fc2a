import type { ReactiveControllerHost } from 'lit'
import { type Digest, formatAssetId } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { License } from '../../src/license/index.ts'
import type {
  DepositInput,
  HeldLicense,
  LicenseTransferInput,
  LicenseUserInput,
  Market,
  RenewInput,
  Usage,
} from '../../src/market/index.ts'
import {
  formatDate,
  formatNumber,
  type MyLicensesStrings,
  shortHex,
  usageText,
} from '../../src/text/index.ts'
import { type Action, type ActionScope, Actions } from '../actions/index.ts'
import {
  type AutoRenewalSignedDetail,
  AutoRenewalSignedEvent,
  AutoRenewalsStoppedEvent,
  type LicenseDetail,
  LicenseRefundedEvent,
  LicenseRenewedEvent,
  LicenseTransferredEvent,
  LicenseUserSetEvent,
  licenseDetail,
  UnitsDepositedEvent,
} from '../events/index.ts'
import type { SignedRenewals } from './signed-renewals.ts'

type Said = (words: MyLicensesStrings, locale: string) => string

export interface LicenseActionsOptions {
  readonly market: () => Market | undefined
  readonly licenses: () => readonly HeldLicense[]
  readonly renewals: SignedRenewals
}

/** A subscription whose owner wants it renewed by others, so many times. */
export interface AutoRenewalInput {
  readonly held: HeldLicense
  readonly times: number
}

type UsageAccount = NonNullable<Usage['account']>
type User = NonNullable<HeldLicense['user']>

interface Signed extends AutoRenewalInput {
  readonly renewal: Omit<AutoRenewalSignedDetail, 'asset' | 'licenseId'>
}

/** Good for as long as all those periods take, and one more for whoever renews late. */
async function signRenewal(
  { market, asset }: ActionScope,
  { held, times }: AutoRenewalInput,
): Promise<Signed> {
  const { license, offer } = held
  const from = Math.max(license.endTime, Math.floor(Date.now() / 1000))
  const { renewal, signature } = await market.relay.signRenewal(asset, {
    licenseId: license.id,
    price: offer.price,
    periods: times,
    deadline: from + offer.period * (times + 1),
  })
  const { subscriber, maxPrice, nonce, deadline } = renewal
  return {
    held,
    times,
    renewal: {
      subscriber,
      maxPrice: String(maxPrice),
      nonce: String(nonce),
      deadline: String(deadline),
      signature,
    },
  }
}

/**
 * All that can be done with a license, for one license at a time: transactions belong to a model, so which one is meant
 * stays the same until what is under way has ended.
 */
export class LicenseActions {
  readonly actions: Actions
  #acting: HeldLicense | undefined
  #said: Said = () => ''
  readonly #host: ReactiveControllerHost & Element
  readonly #renewals: SignedRenewals
  readonly #renew: Action<RenewInput, License>
  readonly #refund: Action<{ readonly licenseId: bigint }, License>
  readonly #transfer: Action<LicenseTransferInput, License>
  readonly #deposit: Action<DepositInput, UsageAccount>
  readonly #lend: Action<LicenseUserInput, { readonly user?: User }>
  readonly #sign: Action<AutoRenewalInput, Signed>
  readonly #stop: Action<Readonly<Record<never, never>>, { readonly nonce: bigint }>

  constructor(host: ReactiveControllerHost & Element, { market, licenses, renewals }: LicenseActionsOptions) {
    this.#host = host
    this.#renewals = renewals
    this.actions = new Actions(host, () => {
      const found = market()
      const asset = (this.#acting ?? licenses()[0])?.asset
      return found && asset && { market: found, asset }
    })
    const { actions } = this
    this.#renew = actions.add(
      scope => scope.market.renewal(scope.asset),
      (license, hash) =>
        this.#tell(new LicenseRenewedEvent(this.#detail(license, hash)), (words, locale) =>
          words.renewed(formatDate(license.endTime, locale)),
        ),
    )
    this.#refund = actions.add(
      scope => scope.market.refund(scope.asset),
      (license, hash) =>
        this.#tell(new LicenseRefundedEvent(this.#detail(license, hash)), words => words.refunded),
    )
    this.#transfer = actions.add(
      scope => scope.market.trade.transfer(scope.asset),
      (license, hash) =>
        this.#tell(new LicenseTransferredEvent(this.#detail(license, hash)), words =>
          words.transferred(shortHex(license.owner)),
        ),
    )
    this.#deposit = actions.add(
      scope => scope.market.usage.deposit(scope.asset),
      ({ deposited, spent }, hash) => {
        const detail = { ...this.#names(), deposited: String(deposited), spent: String(spent), hash }
        this.#tell(new UnitsDepositedEvent(detail), (_, locale) =>
          usageText.in(locale).toppedUp(formatNumber(deposited - spent, locale)),
        )
      },
    )
    this.#lend = actions.add(
      scope => scope.market.usage.setUser(scope.asset),
      ({ user }, hash) => {
        const detail = {
          ...this.#names(),
          ...(user && { user: user.user, expires: String(user.expires) }),
          hash,
        }
        this.#tell(new LicenseUserSetEvent(detail), words =>
          user ? words.lentTo(shortHex(user.user)) : words.takenBack,
        )
      },
    )
    this.#sign = actions.addSignature(
      (scope, input) => signRenewal(scope, input),
      signed => {
        const { asset, license } = signed.held
        const detail = { ...this.#names(), ...signed.renewal }
        this.#renewals.set(asset, license.id, { ...detail, times: String(signed.times) })
        this.#tell(new AutoRenewalSignedEvent(detail), () => '')
      },
    )
    this.#stop = actions.add(
      scope => scope.market.relay.stopRenewals(scope.asset),
      () => {
        const held = licenses()
        for (const { asset, license } of held) this.#renewals.remove(asset, license.id, license.owner)
        const detail = { asset: this.#names().asset, subscriber: this.#acting?.license.owner ?? '' }
        this.#tell(new AutoRenewalsStoppedEvent(detail), words => words.autoStopped)
      },
    )
  }

  /** What was done last, in words. */
  done(words: MyLicensesStrings, locale: string): string {
    return this.#said(words, locale)
  }

  /** Makes a license the one that is acted on, and clears what ended; nothing changes while something is under way. */
  turnTo(held: HeldLicense): void {
    if (this.actions.busy) return
    this.actions.dismiss()
    this.#acting = held
  }

  renew(held: HeldLicense, periods: number): void {
    const { id: licenseId } = held.license
    this.#start(held, place =>
      this.#renew.start({ licenseId, periods, price: held.offer.price * BigInt(periods) }, place),
    )
  }

  refund(held: HeldLicense): void {
    this.#start(held, place => this.#refund.start({ licenseId: held.license.id }, place))
  }

  transfer(held: HeldLicense, to: `0x${string}`): void {
    this.#start(held, place => this.#transfer.start({ licenseId: held.license.id, to }, place))
  }

  topUp(held: HeldLicense, units: bigint): void {
    const unitPrice = held.usage?.unitPrice ?? 0n
    this.#start(held, place => this.#deposit.start({ licenseId: held.license.id, units, unitPrice }, place))
  }

  /** @param to Nobody any more unless given. */
  lend(held: HeldLicense, to?: HeldLicense['user']): void {
    this.#start(held, place => this.#lend.start({ licenseId: held.license.id, ...(to && { to }) }, place))
  }

  signRenewals(held: HeldLicense, times: number): void {
    this.#start(held, place => this.#sign.start({ held, times }, place))
  }

  stopRenewals(held: HeldLicense): void {
    this.#start(held, place => this.#stop.start({}, place))
  }

  #start(held: HeldLicense, start: (place: string) => unknown): void {
    this.turnTo(held)
    start(String(held.license.id))
  }

  /** Asset and number of the license that is acted on. */
  #names(): { readonly asset: string; readonly licenseId: string } {
    const asset = this.actions.scope?.asset
    return { asset: asset ? formatAssetId(asset) : '', licenseId: String(this.#acting?.license.id ?? '') }
  }

  #detail(license: License, hash: Digest): LicenseDetail {
    const asset = this.actions.scope?.asset ?? this.#acting?.asset
    if (!asset) throw new ModelmarkError('aborted')
    return licenseDetail(asset, license, hash)
  }

  #tell(event: Event, said: Said): void {
    this.#said = said
    this.#host.dispatchEvent(event)
  }
}
