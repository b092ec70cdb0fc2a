import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { type Digest, formatAssetId, sameAddress } from '../../src/asset/index.ts'
import { ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type {
  ClaimInput,
  ClaimResult,
  CurrencyEarnings,
  Royalties,
  TransactionState,
} from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import { formatMoney, type RoyaltyPanelStrings, royaltyPanelText } from '../../src/text/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { Actions, actionsStyles, actionsView } from '../actions/index.ts'
import { AssetElement } from '../asset-element.ts'
import { StoreController, UntilController } from '../controllers/index.ts'
import { RoyaltyClaimedEvent } from '../events/index.ts'
import { panelSkeleton } from '../panel-skeleton.ts'
import type { earningsView } from './earnings-view.ts'
import { paymentSplit } from './payment-split.ts'
import type { RevenueView } from './revenue-view.ts'
import { royaltyPanelStyles } from './royalty-panel.styles.ts'
import { type ShownMoney, shownMoney } from './shown-money.ts'
import { type Claimable, claimButton, whyNoClaim } from './view-claim.ts'
import { currencyPicker } from './view-money.ts'
import { type SplitViewOptions, splitBar, splitTable } from './view-split.ts'

/**
 * Shows who gets what of a model's revenue, as a bar and as its table, with what each has earned and can have now;
 * lets a payee claim, payments whose refund window is over included.
 *
 * @element royalty-panel
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`.
 * @attr {string} chain - With `contract` and `token-id` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - Number of the model, decimal.
 * @attr {string} currency - Symbol or address of the currency shown first; otherwise one the visitor can claim, else the first.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the panel comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires royalty-claimed - A payee's share arrived in their account. Once for each.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when the model cannot be read.
 * @slot header - In place of the title.
 * @slot loading - In place of the skeleton.
 * @slot error - In place of the error when the shares cannot be read.
 *
 * @csspart base - The sheet.
 * @csspart title - The title.
 * @csspart bar - The split of a payment.
 * @csspart table - The same as a table; each party is a `row`.
 * @csspart note - How amounts and shares are rounded.
 * @csspart currencies - The choice of currency, where there are several.
 * @csspart totals - Lifetime amounts; what can be released, is inside refund windows or kept by a dispute: `over`, `open`, `held`.
 * @csspart history - Revenue over time, behind a disclosure; its `chart` is fetched when it is opened.
 * @csspart claim - The button; `action-status` says what the claim is at, or why there is none.
 * @csspart wallets - The choice of wallets.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate claimable - The visitor can claim.
 * @cssstate pending - A claim is under way.
 * @cssstate error - The shares cannot be read.
 */
export class RoyaltyPanel extends AssetElement {
  static override styles = [AssetElement.styles, ...actionsStyles, royaltyPanelStyles]

  @property() currency = ''
  @state() private selected = ''
  @state() private revenue: RevenueView | undefined
  @state() private past: typeof earningsView | undefined

  readonly #scope = () =>
    this.wanted && this.assetId && this.activeMarket
      ? { asset: this.assetId, market: this.activeMarket }
      : undefined
  readonly #royalties = new StoreController<Loadable<Royalties>>(this, () => {
    const scope = this.#scope()
    return scope?.market.royalties(scope.asset)
  })
  readonly #earnings = new StoreController<Loadable<readonly CurrencyEarnings[]>>(this, () => {
    const scope = this.#scope()
    return scope?.market.earnings(scope.asset)
  })
  readonly #wallet = new StoreController<WalletState>(this, () => this.#scope()?.market.wallet)
  readonly #actions = new Actions(this, this.#scope)
  readonly #claim = this.#actions.add<ClaimInput, ClaimResult>(
    ({ market, asset }) => market.claim(asset),
    (result, hash) => this.#claimed(result, hash),
  )
  readonly #until = new UntilController(this)
  #pastAsked: Promise<void> | undefined
  #spent: readonly CurrencyEarnings[] | undefined

  /** Reads the amounts again. */
  async refresh(): Promise<void> {
    const scope = this.#scope()
    await Promise.all([
      scope?.market.royalties(scope.asset).refresh(),
      scope?.market.earnings(scope.asset).refresh(),
    ])
  }

  /**
   * Claims what is the connected account's in the currency that is shown. Resolves with the state it ended in; never
   * throws.
   */
  async claim(): Promise<TransactionState<ClaimResult>> {
    try {
      this.loading = 'eager'
      await this.#until.until(() => this.#problem !== undefined || this.#isDecided)
      if (!(await this.#actions.wallets.ready())) return { status: 'cancelled' }
      const money = this.#money
      if (!money) throw this.#problem ?? new ModelmarkError('nothing-to-claim')
      const connected = this.#account !== undefined
      if (connected && !this.#claimable(money).can) throw new ModelmarkError('nothing-to-claim')
      const { currency, escrows } = money
      return await this.#claim.start({ currency: currency.address, ...(escrows && { escrows }) })
    } catch (error) {
      return { status: 'failed', error: toModelmarkError(error) }
    }
  }

  protected override view(): unknown {
    const words = royaltyPanelText.in(this.language)
    const problem = this.#problem
    if (problem) {
      this.setStates('error')
      return html`<section class="surface pad" part="base"><slot name="error">${this.errorView(problem, () => void this.refresh())}</slot><slot></slot></section>`
    }
    const royalties = this.#royalties.state
    const money = this.#money
    if (royalties?.status !== 'ready' || money === undefined) {
      this.setStates('loading')
      return panelSkeleton(words.loading)
    }
    return this.#ready(royalties.value, money, words)
  }

  #ready(royalties: Royalties, money: ShownMoney, words: RoyaltyPanelStrings): TemplateResult {
    const claimable = this.#claimable(money)
    const { busy } = this.#actions
    this.setStates(...(claimable.can ? ['claimable'] : []), ...(busy ? ['pending'] : []))
    const scope = this.#scope()
    const options: SplitViewOptions = {
      slices: paymentSplit(royalties),
      money,
      account: this.#account,
      words,
      locale: this.language,
      accountUrl: account => scope?.market.explorerUrl(scope.asset.chainId, 'address', account),
    }
    const claim = () => void this.#claimFromButton()
    this.#pastAsked ??= this.#openPast()
    return html`<section class="surface pad" part="base" aria-labelledby="title">
      <div class="panel">
        <div class="row">
          <slot name="header"><h3 id="title" part="title">${words.title}</h3></slot>
          ${claimButton({ claimable, busy, words, claim })}
        </div>
        ${this.#status(claimable, words)}
        ${currencyPicker(this.#all, money, words, address => (this.selected = address))}
        ${splitBar(options)} ${splitTable(options)} ${this.past?.(money, this.language, () => void this.refresh())}
        ${
          money.earnings.status === 'ready' && money.earnings.value.lifetime > 0n
            ? html`<details part="history" @toggle=${this.#openHistory}><summary>${words.history}</summary>${this.revenue?.(money.currency, this.language)}</details>`
            : nothing
        }
      </div>
    </section>`
  }

  #status(claimable: Claimable, words: RoyaltyPanelStrings): TemplateResult {
    return actionsView(this.#actions, {
      locale: this.language,
      done: () => words.claimed(this.#claimedText()),
      ...(claimable.can && { signing: words.signing(claimable.amount) }),
      cancelled: words.cancelled,
      idle: whyNoClaim(claimable, words),
      error: (error, retry) => this.errorView(error, retry),
      retry: () => void this.claim(),
    })
  }

  #claimedText(): string {
    const { state } = this.#claim
    if (state.status !== 'done') return ''
    const { amount, currency } = state.result
    const known = this.#all.find(candidate => sameAddress(candidate.currency.address, currency))
    return known ? formatMoney({ ...known.currency, amount }, this.language) : String(amount)
  }

  /** A visitor who only connects by the click sees first what is theirs, and then claims it with a second one. */
  async #claimFromButton(): Promise<void> {
    if (this.#account !== undefined) {
      await this.claim()
      return
    }
    const wallet = this.activeMarket?.wallet
    const [only, another] = wallet?.getState().options ?? []
    const { wallets } = this.#actions
    if (only && !another) await wallets.choose(only.id)
    else if (!only) await this.claim()
    else await wallets.ready()
  }

  #claimed({ account, currency, amount }: ClaimResult, hash: Digest): void {
    const asset = this.assetId
    if (!asset) return
    const earnings = this.#earnings.state
    if (earnings?.status === 'ready') this.#spent = earnings.value
    const detail = { asset: formatAssetId(asset), account, currency, amount: String(amount), hash }
    this.dispatchEvent(new RoyaltyClaimedEvent(detail))
  }

  #claimable(money: ShownMoney): Claimable {
    const account = this.#account
    if (account === undefined) return { can: false, why: 'not-connected' }
    const royalties = this.#royalties.state
    const payees = royalties?.status === 'ready' ? royalties.value.payees : []
    const index = payees.findIndex(payee => sameAddress(payee.account, account))
    if (index < 0) return { can: false, why: 'not-a-payee' }
    const amount = money.payees[index]?.claimable ?? 0n
    if (amount === 0n) return { can: false, why: 'nothing' }
    return { can: true, amount: formatMoney({ ...money.currency, amount }, this.language) }
  }

  /** True once it is known what can be claimed; nothing now may still be something after a release. */
  get #isDecided(): boolean {
    const money = this.#money
    if (!money) return false
    const claimable = this.#claimable(money)
    return claimable.can || claimable.why !== 'nothing' || money.earnings.status !== 'loading'
  }

  get #problem(): ModelmarkError | undefined {
    const royalties = this.#royalties.state
    return (
      this.configError ?? (royalties?.status === 'failed' ? toModelmarkError(royalties.error) : undefined)
    )
  }

  get #account(): string | undefined {
    const wallet = this.#wallet.state
    return wallet?.status === 'connected' ? wallet.account : undefined
  }

  get #all(): readonly ShownMoney[] {
    const royalties = this.#royalties.state
    if (royalties?.status !== 'ready') return []
    return shownMoney(royalties.value, this.#earnings.state ?? { status: 'loading' }, this.#spent)
  }

  /** The currency that is shown: the chosen one, the host's, one the visitor can claim, or the first. */
  get #money(): ShownMoney | undefined {
    const all = this.#all
    const wanted = this.currency.toLowerCase()
    return (
      all.find(({ currency }) => currency.address === this.selected) ??
      all.find(({ currency }) =>
        [currency.symbol.toLowerCase(), currency.address.toLowerCase()].includes(wanted),
      ) ??
      all.find(money => this.#claimable(money).can) ??
      all[0]
    )
  }

  readonly #showError = (error: unknown, retry: () => void) => this.errorView(toModelmarkError(error), retry)

  /** What is said of the past, which is searched for longer than the shares are read. */
  readonly #openPast = async (): Promise<void> => {
    try {
      this.past = (await import('./earnings-view.ts')).earningsView
    } catch (error) {
      this.past = () => html`${this.#showError(error, this.#openPast)}`
    }
  }

  /** Charts and the search for their figures are fetched by who wants to see them. */
  readonly #openHistory = async (): Promise<void> => {
    const showError = this.#showError
    try {
      const { createRevenueView } = await import('./revenue-view.ts')
      this.revenue ??= createRevenueView(this, this.#scope, showError)
    } catch (error) {
      this.revenue = () => showError(error, this.#openHistory)
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'royalty-panel': RoyaltyPanel
  }
}
