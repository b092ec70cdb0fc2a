import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { parseAddress, sameAddress } from '../../src/asset/index.ts'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { Fraction, ModelShares } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import { type SharePanelStrings, sharePanelText, shortHex } from '../../src/text/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { Actions, actionsStyles, actionsView } from '../actions/index.ts'
import { AssetElement } from '../asset-element.ts'
import { StoreController } from '../controllers/index.ts'
import { panelSkeleton } from '../panel-skeleton.ts'
import { createShareActions, doneSentence } from './share-actions.ts'
import { sharePanelStyles } from './share-panel.styles.ts'
import { FIRST_DRAFT, type RulesDraft, rulesOf } from './share-rules.ts'
import { divideView } from './view-divide.ts'
import { dividendsView } from './view-dividends.ts'
import { holdersOf, ownView, standingView } from './view-fraction.ts'
import { announcedView, firstPart, lockView, redeemView } from './view-lock.ts'

/**
 * The shares of a model: who holds them, what they earn and how they vote; an owner divides the model and locks it in, holders
 * get dividends and say who votes with their shares.
 *
 * @element share-panel
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`.
 * @attr {string} chain - With `contract` and `token-id` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - Number of the model, decimal.
 * @attr {string} shares - Address of the shares shown first, where a model has several; otherwise the newest.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the panel comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires model-fractionalized - The model was divided into shares. Each event comes once.
 * @fires model-locked - The model was given to the governor of its shares.
 * @fires model-redeemed - Who holds all shares took the model out.
 * @fires dividends-distributed - What had arrived was divided among the holders.
 * @fires dividends-claimed - The visitor's dividends arrived.
 * @fires shares-delegated - The visitor's shares vote for somebody.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when the shares cannot be read.
 * @slot header - In place of the title.
 * @slot loading - In place of the skeleton.
 * @slot empty - In place of the sentence that the model is not divided.
 * @slot error - In place of the error when the shares cannot be read.
 *
 * @csspart base - The sheet.
 * @csspart title - The title.
 * @csspart bar - The holders as a bar; `holders` is the same as a table.
 * @csspart own - What the visitor has; `vote-self` and `delegate` say who votes with it.
 * @csspart dividends - What was paid; `claim`, `distribute` and `add-currency` are its buttons.
 * @csspart divide - The form that makes shares.
 * @csspart lock - The form that locks the model in; `apply` and `redeem` are what comes after.
 * @csspart action-status - What the last action is at.
 * @csspart wallets - The choice of wallets.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate empty - The model is not divided.
 * @cssstate claimable - The visitor has dividends to claim.
 * @cssstate pending - A transaction is under way.
 * @cssstate error - The shares cannot be read.
 */
export class SharePanel extends AssetElement {
  static override styles = [AssetElement.styles, ...actionsStyles, ...sharePanelStyles]

  /** Address of the shares shown first. */
  @property() shares = ''
  @state() private selected = ''
  @state() private draft: RulesDraft = FIRST_DRAFT
  /** Percent for the shares, by shares, as far as the owner changed it. */
  @state() private lockPart: Readonly<Record<string, string>> = {}
  @state() private inputError: ModelmarkError | undefined

  readonly #scope = () =>
    this.wanted && this.assetId && this.activeMarket
      ? { asset: this.assetId, market: this.activeMarket }
      : undefined
  readonly #model = new StoreController<Loadable<ModelShares>>(this, () => {
    const scope = this.#scope()
    return scope?.market.sharesOf(scope.asset)
  })
  readonly #wallet = new StoreController<WalletState>(this, () => this.#scope()?.market.wallet)
  readonly #actions = new Actions(this, this.#scope)
  readonly #do = createShareActions(this, this.#actions, () => this.#shown?.shares)

  /** Reads the shares again. */
  async refresh(): Promise<void> {
    const scope = this.#scope()
    await scope?.market.sharesOf(scope.asset).refresh()
  }

  protected override view(): TemplateResult {
    const words = sharePanelText.in(this.language)
    const problem = this.#problem
    if (problem) {
      this.setStates('error')
      return html`<section class="surface pad" part="base"><slot name="error">${this.errorView(problem, () => void this.refresh())}</slot><slot></slot></section>`
    }
    const model = this.#model.state
    if (model?.status !== 'ready') {
      this.setStates('loading')
      return panelSkeleton(words.loading)
    }
    return this.#ready(model.value, words)
  }

  #ready(model: ModelShares, words: SharePanelStrings): TemplateResult {
    const fraction = this.#shown
    const { busy } = this.#actions
    this.setStates(
      ...(fraction ? [] : ['empty']),
      ...(fraction?.dividends.some(({ claimable }) => claimable > 0n) ? ['claimable'] : []),
      ...(busy ? ['pending'] : []),
    )
    return html`<section class="surface pad" part="base" aria-labelledby="title" aria-busy=${busy}>
      <div class="panel">
        <div class="row">
          <slot name="header"><h3 id="title" part="title">${words.title}</h3></slot>
          ${
            this.#account === undefined
              ? html`<button type="button" class="ghost" @click=${() => void this.#actions.wallets.ready()}>${fraction ? words.connect : words.connectOwner}</button>`
              : nothing
          }
        </div>
        ${this.#status(words)} ${this.inputError ? this.errorView(this.inputError) : nothing}
        ${fraction ? this.#divided(fraction, model, words) : this.#undivided(model, words)}
      </div>
    </section>`
  }

  #undivided(model: ModelShares, words: SharePanelStrings): TemplateResult {
    const { busy } = this.#actions
    if (this.#account === undefined || !sameAddress(this.#account, model.owner)) {
      return html`<slot name="empty"><p class="quiet">${words.none}</p></slot>`
    }
    return divideView({
      draft: this.draft,
      busy,
      words,
      locale: this.language,
      change: (name, value) => (this.draft = { ...this.draft, [name]: value }),
      divide: () => void this.#do.fractionalize.start(rulesOf(this.draft)),
    })
  }

  #divided(fraction: Fraction, model: ModelShares, words: SharePanelStrings): TemplateResult {
    const { shares, governor } = fraction
    const scope = this.#scope()
    const common = {
      fraction,
      model,
      words,
      account: this.#account,
      busy: this.#actions.busy,
      locale: this.language,
      accountUrl: (account: string) => scope?.market.explorerUrl(scope.asset.chainId, 'address', account),
    }
    const holding = { ...common, delegate: (to?: string) => this.#delegate(fraction, to) }
    const locking = {
      ...common,
      now: Date.now() / 1000,
      part: this.lockPart[shares] ?? firstPart(fraction),
      changePart: (part: string) => (this.lockPart = { ...this.lockPart, [shares]: part }),
      lock: (payees: ModelShares['payees']['payees']) => void this.#do.lock.start({ governor, payees }),
      applyPayees: () => void this.#do.applyPayees.start({}),
      redeem: () => void this.#do.redeem.start({ governor }),
    }
    return html`${this.#picker(model, words)} ${standingView(holding)} ${announcedView(locking)}
      ${holdersOf(holding)} ${ownView(holding)}
      ${dividendsView({
        ...common,
        distribute: (currency, escrows) =>
          void this.#do.distribute.start({ shares, currency, ...(escrows && { escrows }) }),
        claim: currency => void this.#do.claim.start({ shares, currency }),
        addCurrency: offerId => void this.#do.addCurrency.start({ shares, offerId }),
      })}
      ${lockView(locking)} ${redeemView(locking)}`
  }

  #picker({ fractions }: ModelShares, words: SharePanelStrings): TemplateResult | typeof nothing {
    if (fractions.length < 2) return nothing
    return html`<label class="field">${words.chooseShares}
      <select @change=${(event: Event) => (this.selected = (event.target as HTMLSelectElement).value)}>
        ${fractions.map(({ shares }) => html`<option value=${shares} .selected=${shares === this.#shown?.shares}>${shortHex(shares)}</option>`)}
      </select>
    </label>`
  }

  #status(words: SharePanelStrings): TemplateResult {
    return actionsView(this.#actions, {
      locale: this.language,
      done: () => doneSentence(this.#do, this.#actions.active?.action, words),
      error: (error, retry) => this.errorView(error, retry),
    })
  }

  #delegate({ shares }: Fraction, to?: string): void {
    try {
      this.inputError = undefined
      void this.#do.delegate.start({ token: shares, ...(to !== undefined && { to: parseAddress(to) }) })
    } catch (error) {
      this.inputError = toModelmarkError(error)
    }
  }

  /** The shares that are shown: the chosen ones, the host's, or the newest. */
  get #shown(): Fraction | undefined {
    const model = this.#model.state
    const fractions = model?.status === 'ready' ? model.value.fractions : []
    return (
      fractions.find(({ shares }) => shares === this.selected) ??
      fractions.find(({ shares }) => sameAddress(shares, this.shares)) ??
      fractions[0]
    )
  }

  get #account(): string | undefined {
    const wallet = this.#wallet.state
    return wallet?.status === 'connected' ? wallet.account : undefined
  }

  get #problem(): ModelmarkError | undefined {
    const model = this.#model.state
    return this.configError ?? (model?.status === 'failed' ? toModelmarkError(model.error) : undefined)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'share-panel': SharePanel
  }
}
