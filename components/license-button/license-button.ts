import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import { isUsable, type License } from '../../src/license/index.ts'
import type { Tier, TransactionState } from '../../src/market/index.ts'
import { licenseButtonText } from '../../src/text/index.ts'
import { AssetElement } from '../asset-element.ts'
import { isUnderWay, UntilController } from '../controllers/index.ts'
import { cheapestTier } from '../model-nft-card/cheapest-tier.ts'
import { ReceiptSaver } from '../receipt/receipt-saver.ts'
import { dialog } from '../styles/index.ts'
import { usageMeterStyles } from '../usage-meter/usage-meter.styles.ts'
import { walletChoiceStyles } from '../wallet-choice/wallet-choice.styles.ts'
import { WalletChoiceController } from '../wallet-choice/wallet-choice-controller.ts'
import { chosenTier, shownTiers } from './chosen-tier.ts'
import { licenseButtonStyles } from './license-button.styles.ts'
import { LicenseReading } from './license-reading.ts'
import { LicenseTransactions, refreshLicenses } from './license-transactions.ts'
import { PanelLoader } from './panel-loader.ts'
import { purchaseRequest } from './purchase-request.ts'
import type { TopUp } from './top-up.ts'
import { UsageReading } from './usage-reading.ts'
import { dialogView } from './view-dialog.ts'
import { triggerView } from './view-trigger.ts'

export interface PurchaseOptions {
  /** Offer to buy; the one the visitor chose, else `tier`, else the cheapest. */
  readonly offerId?: bigint
}

/**
 * Sells a licence: the visitor picks a tier, reads the terms in plain words, pays, and holds the receipt. Shows until
 * when a visitor who has one is licensed, renews it, gives it back, and prepays more use of one that is paid by the unit.
 *
 * @element license-button
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`.
 * @attr {string} chain - With `contract` and `token-id` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - Number of the model, decimal.
 * @attr {string} tier - Name or offer id of the tier to offer first; otherwise the cheapest.
 * @attr {'dialog'|'inline'} [layout=dialog] - `inline` shows the panel in place, without a button that opens it.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the element comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires license-purchase-request - Somebody is about to buy; `preventDefault()` keeps the wallet from being asked.
 * @fires license-purchased - A licence was bought: the receipt's own event was read. Once for each.
 * @fires license-renewed - A licence was renewed. Once for each.
 * @fires license-refunded - A licence was given back and its price returned. Once for each.
 * @fires units-deposited - Units of use were prepaid under the visitor's licence. Once for each.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when the model cannot be read.
 * @slot header - In place of the panel's title.
 * @slot terms - Beside the rights, for the host's own words. The terms on chain are shown in any case.
 * @slot loading - In place of the button while nothing is known.
 * @slot error - In place of the error when the model cannot be read.
 *
 * @csspart trigger - The button that opens the panel, or says until when the visitor is licensed.
 * @csspart dialog - The dialog.
 * @csspart panel - What is in the dialog, or in place.
 * @csspart tiers - The tier picker; each is a `tier`, the chosen one also `tier-selected`.
 * @csspart rights - What may and may not be done.
 * @csspart conditions - Refund, versions, transfer, share owed by derivatives.
 * @csspart terms - The disclosure with the full text; also `terms-text`, `terms-hash`.
 * @csspart warning - That the model is disputed, challenged or taken off the market.
 * @csspart pay - The button that buys; `pay-hint` is the sentence below it.
 * @csspart progress - The steps of a transaction; also `steps`, `step`, `step-current`, `status`.
 * @csspart price-changed - Old and new price; also `agree-again`, `back`.
 * @csspart receipt - What was bought; also `license-facts`, `save-receipt`, `done`.
 * @csspart license - The licence the visitor holds; also `usage`, `top-up`, `license-status`, `renew`, `renew-button`, `refund`.
 * @csspart wallets - The choice of wallets.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate pending - A transaction is under way.
 * @cssstate licensed - The visitor holds a licence that counts.
 * @cssstate sold-out - No tier can be bought.
 * @cssstate disputed - A dispute about the model is open.
 * @cssstate delisted - The model sells no new licences.
 * @cssstate error - The model cannot be read.
 */
export class LicenseButton extends AssetElement {
  static override styles = [
    AssetElement.styles,
    dialog,
    walletChoiceStyles,
    usageMeterStyles,
    licenseButtonStyles,
  ]

  @property() tier = ''
  @property({ reflect: true, useDefault: true }) layout: 'dialog' | 'inline' = 'dialog'

  @state() private open = false
  @state() private selected: bigint | undefined
  @state() private periods = 1
  @state() private askRefund = false
  @state() private showsOthers = false
  @query('dialog') private readonly dialog!: HTMLDialogElement | null

  readonly #scope = () =>
    this.wanted && this.assetId && this.activeMarket
      ? { asset: this.assetId, market: this.activeMarket }
      : undefined
  readonly #reading = new LicenseReading(this, this.#scope)
  readonly #transactions = new LicenseTransactions(this, this.#scope)
  readonly #wallets = new WalletChoiceController(this, () => this.activeMarket)
  readonly #receipts = new ReceiptSaver(this, () => this.activeMarket)
  readonly #usage = new UsageReading(this, this.#scope)
  readonly #until = new UntilController(this)
  readonly #loader = new PanelLoader(this)
  #topUp: TopUp | undefined

  /** Opens the panel; with `layout="inline"` it is open. */
  show(): void {
    this.loading = 'eager'
    this.open = true
  }

  /** Closes the panel; what is under way goes on. */
  close(): void {
    this.dialog?.close()
  }

  /** Reads model and licences again. */
  async refresh(): Promise<void> {
    const scope = this.#scope()
    if (scope) await refreshLicenses(scope)
  }

  /**
   * Buys at the price and under the terms that are shown. Resolves with the state it ended in; never throws.
   * Fires `license-purchase-request` first, and is `cancelled` where a listener prevents that.
   */
  async purchase({ offerId }: PurchaseOptions = {}): Promise<TransactionState<License>> {
    return this.#attempt(async () => {
      if (offerId !== undefined) this.selected = offerId
      this.showsOthers = true
      await this.#until.until(() => this.#decided)
      const chosen = this.#chosen
      if (!chosen || (offerId !== undefined && chosen.offer.id !== offerId)) {
        throw this.#problem ?? new ModelmarkError('offer-closed')
      }
      return this.#buy(chosen, chosen.offer.price)
    })
  }

  /** Adds periods to the subscription the visitor holds. Resolves with the state it ended in; never throws. */
  async renew(periods = 1): Promise<TransactionState<License>> {
    return this.#attempt(async () => {
      await this.#until.until(() => this.#decided && this.#reading.knowsLicenses)
      const { held, heldTier } = this.#reading
      if (!held || !heldTier) throw this.#problem ?? new ModelmarkError('not-renewable')
      if (!(await this.#wallets.ready())) return { status: 'cancelled' }
      const price = heldTier.offer.price * BigInt(periods)
      return this.#transactions.renew({ licenseId: held.id, periods, price })
    })
  }

  /** Gives the visitor's licence back within its refund window. Resolves with the state it ended in; never throws. */
  async refund(): Promise<TransactionState<License>> {
    return this.#attempt(async () => {
      await this.#until.until(() => this.#decided && this.#reading.knowsLicenses)
      this.askRefund = false
      const { held } = this.#reading
      if (!held) throw this.#problem ?? new ModelmarkError('reverted', { reason: 'NotRefundable' })
      return this.#transactions.refund(held.id)
    })
  }

  protected override view(): unknown {
    const words = licenseButtonText.in(this.language)
    const problem = this.#problem
    if (problem) {
      this.setStates('error')
      return html`<slot name="error">${this.errorView(problem, () => void this.refresh())}</slot><slot></slot>`
    }
    const record = this.#reading.record
    if (!record) {
      this.setStates('loading')
      return html`<slot name="loading">
        <button type="button" part="trigger" aria-disabled="true" aria-busy="true"><span class="visually-hidden">${words.loading}</span><span class="bone"></span></button>
      </slot>`
    }
    const active = this.#transactions.active
    const { held } = this.#reading
    this.setStates(
      ...((active && isUnderWay(active.state)) || this.#topUp?.busy ? ['pending'] : []),
      ...(held && isUsable(held, Date.now() / 1000) ? ['licensed'] : []),
      ...(cheapestTier(record.tiers) ? [] : ['sold-out']),
      ...(record.standing?.disputeId ? ['disputed'] : []),
      ...(record.standing?.status === 'delisted' ? ['delisted'] : []),
    )
    if (this.layout === 'inline')
      return html`<section class="surface pad" part="base">${this.#panel()}</section>`
    return html`${triggerView({
      words,
      locale: this.language,
      tiers: record.tiers,
      wanted: this.tier,
      besidePrice: this.slot === 'actions',
      held,
      heldTier: this.#reading.heldTier,
      standing: record.standing,
      state: active?.state,
      show: () => this.show(),
      prepare: () => this.#loader.load(),
    })}
      ${dialogView({
        words,
        locale: this.language,
        modelName: this.#reading.modelName(this.language),
        content: this.open || active ? this.#panel() : nothing,
        close: () => this.close(),
        closed: () => this.#closed(),
      })}`
  }

  /** The panel counts as part of the update that wanted it. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete()
    await this.#loader.settled
    return super.getUpdateComplete()
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const { panel } = this.#loader
    if (panel) this.#topUp ??= new panel.TopUp(this, this.#scope, () => this.#usage.refresh())
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    if (this.open && this.dialog && !this.dialog.open) this.dialog.showModal()
  }

  #panel(): unknown {
    const { panel, error } = this.#loader
    if (error) return this.errorView(error, () => this.#loader.load())
    if (!panel) {
      this.#loader.load()
      return html`<span class="bone"></span><span class="bone"></span><span class="bone"></span>`
    }
    const scope = this.#scope()
    const { record, held } = this.#reading
    if (!scope || !record) return nothing
    return panel.panelView({
      ...scope,
      words: licenseButtonText.in(this.language),
      locale: this.language,
      modelName: this.layout === 'inline' ? this.#reading.modelName(this.language) : undefined,
      tiers: shownTiers(record.tiers),
      allTiers: record.tiers,
      chosen: this.#chosen,
      held: this.showsOthers ? undefined : held,
      holdsOne: held !== undefined,
      standing: record.standing,
      active: this.#transactions.active,
      wallets: this.#wallets,
      receipts: this.#receipts,
      usageOf: (offerId, license) => this.#usage.of(offerId, license),
      topUp: (license, { currency }, usage) =>
        this.#topUp?.view({
          license,
          usage,
          currency,
          locale: this.language,
          error: (error, retry) => this.errorView(error, retry),
        }),
      periods: this.periods,
      askRefund: this.askRefund,
      select: offerId => (this.selected = offerId),
      pay: (tier, price) => void this.#attempt(() => this.#buy(tier, price)),
      choosePeriods: periods => (this.periods = periods),
      renew: () => void this.renew(this.periods),
      setAskRefund: ask => (this.askRefund = ask),
      refund: () => void this.refund(),
      showOthers: others => (this.showsOthers = others),
      finish: () => {
        this.#transactions.active?.dismiss()
        this.showsOthers = false
        this.close()
      },
      error: (error, retry) => this.errorView(error, retry),
    })
  }

  #closed(): void {
    this.open = false
    const active = this.#transactions.active
    if (active?.state.status === 'cancelled') active.dismiss()
  }

  async #buy(tier: Tier, price: bigint): Promise<TransactionState<License>> {
    const asset = this.assetId
    if (!asset) throw this.configError ?? new ModelmarkError('bad-config', { field: 'asset' })
    if (tier.terms.status === 'failed') throw toModelmarkError(tier.terms.error)
    const { id, termsHash } = tier.offer
    const request = purchaseRequest(asset, tier.offer, price)
    if (!this.dispatchEvent(request) || !(await this.#wallets.ready())) return { status: 'cancelled' }
    return this.#transactions.buy({ offerId: id, price, termsHash })
  }

  /** Opens the panel, so that the visitor sees what their wallet will be asked, and turns what is thrown into a state. */
  async #attempt(run: () => Promise<TransactionState<License>>): Promise<TransactionState<License>> {
    this.show()
    try {
      return await run()
    } catch (error) {
      return { status: 'failed', error: toModelmarkError(error) }
    }
  }

  /** True once model and terms are known well enough to buy, or known not to come. */
  get #decided(): boolean {
    return (
      this.#problem !== undefined ||
      (this.#reading.record !== undefined && this.#chosen?.terms.status !== 'loading')
    )
  }

  get #problem(): ModelmarkError | undefined {
    return this.configError ?? this.#reading.problem
  }

  get #chosen(): Tier | undefined {
    return chosenTier(this.#reading.record?.tiers ?? [], this.selected, this.tier)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'license-button': LicenseButton
  }
}
