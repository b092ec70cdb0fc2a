import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { type AssetId, formatAssetId } from '../../src/asset/index.ts'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import { NEVER_ENDS } from '../../src/license/index.ts'
import type { HeldLicense, MyLicenses as Holdings } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import { formatMoney, formatNumber, type MyLicensesStrings, myLicensesText } from '../../src/text/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { actionsStyles, actionsView } from '../actions/index.ts'
import {
  ClockController,
  PicturesController,
  StoreController,
  VisibilityController,
} from '../controllers/index.ts'
import { MarketElement } from '../element.ts'
import { LicenseSaleRequestEvent } from '../events/index.ts'
import { formFieldStyles } from '../form-field/form-field.styles.ts'
import { readRegistry } from '../read-registry.ts'
import { ReceiptSaver } from '../receipt/receipt-saver.ts'
import { usageMeterStyles } from '../usage-meter/usage-meter.styles.ts'
import { connectView } from '../wallet-choice/view-connect.ts'
import { LicenseActions } from './license-actions.ts'
import { EMPTY_FORM, type LicenseForm } from './license-form.ts'
import { myLicensesStyles } from './my-licenses.styles.ts'
import { PurchaseReading } from './purchase-reading.ts'
import { SignedRenewals } from './signed-renewals.ts'
import { detailsView } from './view-details.ts'
import { rowView } from './view-row.ts'
import { emptyView, loadingView } from './view-states.ts'

/** Licences shown before the visitor asks for more, and with each time they do. */
const PAGE = 20

/**
 * All licences of the connected wallet in a market: until when each holds and what is left of it; renews, tops up, lends,
 * transfers, gives back, and hands out receipts.
 *
 * @element my-licenses
 *
 * @attr {string} chain - `eip155:8453` or `8453`. May stand on an ancestor, as on `<model-market>`.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the element comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires license-renewed - A licence was renewed. This and the following: once for each.
 * @fires license-refunded - A licence was given back and its price returned.
 * @fires license-transferred - A licence was given to somebody else.
 * @fires license-user-set - A licence was lent, or taken back.
 * @fires units-deposited - Units of use were prepaid.
 * @fires auto-renewal-signed - Somebody signed that a subscription may be renewed for them: hand it to whoever renews.
 * @fires auto-renewals-stopped - Every renewal that somebody signed in the market is void.
 * @fires license-sale-request - Somebody wants to sell a licence; a `<trade-panel>` takes it from here.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when licences cannot be read.
 * @slot header - In place of the title.
 * @slot empty - In place of "No licences yet".
 * @slot loading - In place of the skeleton.
 * @slot error - In place of the error view.
 *
 * @csspart base - The sheet.
 * @csspart title - The title.
 * @csspart connect - The button that connects a wallet.
 * @csspart license - A licence; also `name`, `status`, `time-left`, `usage`, `manage`.
 * @csspart details - What can be done with it; also `facts`, `actions`, `action-renew` and the like, `save-receipt`, `sell`.
 * @csspart form - What is asked before something is sent; also `submit`, `take-back`, `auto-renewal`.
 * @csspart action-status - What is under way, or was done last.
 * @csspart wallets - The choice of wallets.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate disconnected - No wallet is connected.
 * @cssstate empty - The wallet holds no licence.
 * @cssstate ready - Licences are shown.
 * @cssstate pending - Something is under way.
 * @cssstate error - Licences cannot be read.
 */
export class MyLicenses extends MarketElement {
  static override styles = [
    MarketElement.styles,
    ...actionsStyles,
    usageMeterStyles,
    formFieldStyles,
    myLicensesStyles,
  ]

  @property() chain = ''
  @property() contract = ''
  @property() loading: 'lazy' | 'eager' = 'lazy'

  @state() private opened = ''
  @state() private form: LicenseForm = EMPTY_FORM
  @state() private shown = PAGE

  readonly #visibility = new VisibilityController(this)
  readonly #list = new StoreController<Loadable<Holdings>>(this, () => this.#store())
  readonly #wallet = new StoreController<WalletState>(this, () => this.#market()?.wallet)
  readonly #renewals = new SignedRenewals()
  readonly #actions = new LicenseActions(this, {
    market: () => this.#market(),
    licenses: () => this.#holdings?.licenses ?? [],
    renewals: this.#renewals,
  })
  readonly #purchase = new PurchaseReading(this, () => this.#market())
  readonly #receipts = new ReceiptSaver(this, () => this.activeMarket)
  readonly #pictures = new PicturesController(this, () => this.activeMarket)
  #configError: ModelmarkError | undefined

  constructor() {
    super()
    new ClockController(this, () => this.#holdings?.licenses.some(hasTime) ?? false)
  }

  /** Reads the licences again. */
  async refresh(): Promise<void> {
    await this.#store()?.refresh()
  }

  protected override get wantsMarket(): boolean {
    return this.loading === 'eager' || this.#visibility.seen
  }

  protected override view(): unknown {
    const words = myLicensesText.in(this.language)
    const list = this.#list.state
    const failed = list?.status === 'failed' ? toModelmarkError(list.error) : undefined
    const problem = this.#configError ?? failed
    if (problem) {
      this.setStates('error')
      return this.#sheet(
        words,
        html`<slot name="error">${this.errorView(problem, () => void this.refresh())}</slot><slot></slot>`,
      )
    }
    if (this.#wallet.state && this.#wallet.state.status !== 'connected') {
      this.setStates('disconnected')
      return this.#sheet(words, this.#connect(words))
    }
    if (list?.status !== 'ready') {
      this.setStates('loading')
      return this.#sheet(words, loadingView(words))
    }
    const { busy } = this.#actions.actions
    this.setStates(list.value.licenses.length === 0 ? 'empty' : 'ready', ...(busy ? ['pending'] : []))
    return this.#sheet(
      words,
      this.#ready(list.value, list.stale !== undefined, words),
      list.value.licenses.length,
    )
  }

  #sheet(words: MyLicensesStrings, content: unknown, count?: number): TemplateResult {
    return html`<section class="surface pad" part="base" aria-labelledby="title" aria-busy=${this.#list.state?.status === 'loading'}>
      <div class="row">
        <slot name="header"><h3 id="title" part="title">${words.title}</h3></slot>
        ${count ? html`<span class="small quiet number">${words.count(count, formatNumber(count, this.language))}</span>` : nothing}
      </div>
      ${content}
    </section>`
  }

  #connect(words: MyLicensesStrings): TemplateResult {
    return html`<div class="connect">
      <p class="quiet">${words.connectFirst}</p>
      ${connectView({
        wallets: this.#actions.actions.wallets,
        market: this.activeMarket,
        label: words.connect,
        locale: this.language,
        error: (error, retry) => this.errorView(error, retry),
      })}
    </div>`
  }

  #ready({ licenses, complete }: Holdings, isStale: boolean, words: MyLicensesStrings): TemplateResult {
    const { actions } = this.#actions
    const isElsewhere = !licenses.some(({ license }) => String(license.id) === this.#place)
    return html`<div class="stack">
      ${isStale ? html`<p class="small warn" part="stale">${words.stale}</p>` : nothing}
      ${complete ? nothing : html`<p class="small warn" part="incomplete">${words.incomplete}</p>`}
      ${isElsewhere && actions.active ? this.#status(words) : nothing}
      ${
        licenses.length === 0
          ? emptyView(words)
          : html`<ul class="list" part="list">
            ${repeat(
              licenses.slice(0, this.shown),
              ({ license }) => String(license.id),
              held => this.#row(held, words),
            )}
          </ul>`
      }
      ${
        licenses.length > this.shown
          ? html`<button class="ghost more" type="button" part="more" @click=${() => (this.shown += PAGE)}>${words.more}</button>`
          : nothing
      }
    </div>`
  }

  /** The licence in whose row the last action is told of; none where its row is closed. */
  get #place(): string {
    const { place } = this.#actions.actions
    return place === this.opened ? place : ''
  }

  #row(held: HeldLicense, words: MyLicensesStrings): TemplateResult {
    const { manifest, license } = held
    const isOpen = String(license.id) === this.opened
    return rowView({
      held,
      words,
      locale: this.language,
      now: Date.now() / 1000,
      picture: manifest.status === 'ready' ? this.#pictures.of(manifest.value) : undefined,
      details: isOpen ? this.#details(held, words) : undefined,
      toggle: () => (isOpen ? this.#close() : this.#open(held)),
    })
  }

  #details(held: HeldLicense, words: MyLicensesStrings): TemplateResult {
    const { asset, license } = held
    const { busy } = this.#actions.actions
    const account = this.#account
    const hasStatus = this.#place === String(license.id)
    const receipts = this.#receipts
    return detailsView({
      held,
      words,
      locale: this.language,
      account,
      now: Date.now() / 1000,
      form: this.form,
      busy,
      renewal: this.#renewals.get(asset, license.id, account),
      purchase: this.#purchase.state,
      status: html`${hasStatus ? this.#status(words, held) : nothing}${receipts.error ? this.errorView(receipts.error, receipts.again) : nothing}`,
      choose: name => {
        this.#actions.turnTo(held)
        this.form = { ...EMPTY_FORM, name }
      },
      change: changes => (this.form = { ...this.form, ...changes }),
      save: () => void receipts.save(asset, license.id),
      sell: () => this.#sell(asset, license.id),
      renew: () => this.#actions.renew(held, this.form.periods),
      signRenewals: () => this.#actions.signRenewals(held, this.form.times),
      stopRenewals: () => this.#actions.stopRenewals(held),
      topUp: units => this.#actions.topUp(held, units),
      transfer: to => this.#actions.transfer(held, to),
      lend: to => this.#actions.lend(held, to),
      refund: () => this.#actions.refund(held),
    })
  }

  #status(words: MyLicensesStrings, held?: HeldLicense): TemplateResult {
    const { offer, currency } = held ?? {}
    const all = offer && currency && { ...currency, amount: offer.price * BigInt(this.form.times) }
    return actionsView(this.#actions.actions, {
      locale: this.language,
      done: () => this.#actions.done(words, this.language),
      ...(this.form.name === 'auto-renew' &&
        all && { signing: words.autoSigning(formatMoney(all, this.language)) }),
      error: (error, retry) => this.errorView(error, retry),
    })
  }

  #open(held: HeldLicense): void {
    this.opened = String(held.license.id)
    this.form = EMPTY_FORM
    this.#actions.turnTo(held)
    void this.#purchase.read(held)
  }

  #close(): void {
    this.opened = ''
  }

  #sell(asset: AssetId, licenseId: bigint): void {
    const detail = { asset: formatAssetId(asset), licenseId: String(licenseId) }
    this.dispatchEvent(new LicenseSaleRequestEvent(detail))
  }

  #market() {
    return this.wantsMarket ? this.activeMarket : undefined
  }

  #store() {
    const market = this.#market()
    try {
      const registry = readRegistry(this, this.chain, this.contract)
      this.#configError = undefined
      return market?.myLicenses(registry)
    } catch (error) {
      const next = toModelmarkError(error)
      if (next.message !== this.#configError?.message) this.#configError = next
      return undefined
    }
  }

  get #holdings(): Holdings | undefined {
    const list = this.#list.state
    return list?.status === 'ready' ? list.value : undefined
  }

  get #account(): string {
    const wallet = this.#wallet.state
    return wallet?.status === 'connected' ? wallet.account : ''
  }
}

function hasTime({ license, lentUntil }: HeldLicense): boolean {
  return license.endTime !== NEVER_ENDS || license.refundableUntil > 0 || lentUntil !== undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'my-licenses': MyLicenses
  }
}
