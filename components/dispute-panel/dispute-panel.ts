import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { toModelmarkError } from '../../src/error/index.ts'
import type { Currency, HeldMoney, ModelDisputes, OwedMoney } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import {
  type DisputePanelStrings,
  disputePanelText,
  formatNumber,
  formatRelative,
} from '../../src/text/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { actionsStyles, actionsView } from '../actions/index.ts'
import { AssetElement } from '../asset-element.ts'
import { accountName } from '../charts/account-name.ts'
import { MomentController, StoreController } from '../controllers/index.ts'
import { DocumentController } from '../document-field/document-field.ts'
import { clockIcon } from '../icons.ts'
import { panelSkeleton } from '../panel-skeleton.ts'
import { disputeActions, doneText } from './dispute-actions.ts'
import { disputePanelStyles } from './dispute-panel.styles.ts'
import { DocumentReader } from './document-reader.ts'
import type { FormField, PanelContext } from './panel-context.ts'
import { disputeView, placeOf } from './view-dispute.ts'
import { heldView } from './view-held.ts'
import { dueView, listingView } from './view-listing.ts'
import { owedView } from './view-owed.ts'
import { raiseView } from './view-raise.ts'

/**
 * What is said against and for a model: disputes with their documents, deadlines and rulings, payments that wait, and its
 * listing; with everything one does about it: complain, answer, add evidence, close, claim, endorse, challenge.
 *
 * @element dispute-panel
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`.
 * @attr {string} chain - With `contract` and `token-id` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - Number of the model, decimal.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the panel comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires dispute-raised - The visitor complained.
 * @fires dispute-countered - The visitor, who owns the model, staked against a complaint.
 * @fires evidence-added - The visitor added a document.
 * @fires dispute-closed - The visitor closed a dispute that nobody ruled in time.
 * @fires held-payment-resolved - The visitor had a payment paid out that waited.
 * @fires bonds-claimed - Bonds arrived in the visitor's account.
 * @fires royalty-claimed - What the vault kept for the visitor arrived in their account.
 * @fires model-endorsed - The visitor endorsed the model.
 * @fires listing-challenged - The visitor challenged the listing.
 * @fires challenge-closed - The visitor closed a challenge that nobody decided in time.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when nothing can be read.
 * @slot header - In place of the title.
 * @slot loading - In place of the skeleton.
 * @slot empty - In place of "Nobody has complained".
 * @slot error - In place of the error view.
 *
 * @csspart base - The sheet.
 * @csspart title - The title.
 * @csspart listing - The listing; also `listing-status`, `endorsements`, `endorse`, `challenge`, `challenge-open`, `close-challenge`, `claim-listing`.
 * @csspart dispute - One dispute; also `state`, `time`, `ruling`, `timeline`, `event`, `read`, `document-text`, `counter`, `add-evidence`, `acquit`.
 * @csspart raise - The disclosure to complain with; also `raise-form`, `raise-button`.
 * @csspart document - The field of a document; also `save-document`.
 * @csspart held - Payments that wait; each is a `held-payment`, with `resolve`.
 * @csspart claim-bonds - Claims bonds of the court.
 * @csspart owed - What the vault keeps for the visitor, with `claim-owed`.
 * @csspart action-status - What the last deed is at.
 * @csspart wallets - The choice of wallets.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate disputed - A dispute is open.
 * @cssstate pending - A transaction is under way.
 * @cssstate stale - The chain cannot be reached; what was known is shown.
 * @cssstate error - Nothing can be read.
 */
export class DisputePanel extends AssetElement {
  static override styles = [AssetElement.styles, ...actionsStyles, ...disputePanelStyles]

  @state() private problem: { readonly form: string; readonly field: FormField } | undefined

  readonly #scope = () =>
    this.wanted && this.assetId && this.activeMarket
      ? { asset: this.assetId, market: this.activeMarket }
      : undefined
  readonly #store = new StoreController<Loadable<ModelDisputes>>(this, () => {
    const scope = this.#scope()
    return scope?.market.disputesOf(scope.asset)
  })
  readonly #wallet = new StoreController<WalletState>(this, () => this.#scope()?.market.wallet)
  readonly #reader = new DocumentReader(this, () => this.activeMarket)
  readonly #documents = new Map<string, DocumentController>()
  readonly #does = disputeActions(this, this.#scope)
  /** What was paid out last is in. */
  #paid: Currency | undefined

  constructor() {
    super()
    new MomentController(
      this,
      () => momentsOf(this.#known),
      () => void this.refresh(),
    )
  }

  /** Reads everything again. */
  async refresh(): Promise<void> {
    const scope = this.#scope()
    await scope?.market.disputesOf(scope.asset).refresh()
  }

  protected override view(): unknown {
    const words = disputePanelText.in(this.language)
    const state = this.#store.state
    const problem =
      this.configError ?? (state?.status === 'failed' ? toModelmarkError(state.error) : undefined)
    if (problem) {
      this.setStates('error')
      return html`<section class="surface pad" part="base"><slot name="error">${this.errorView(problem, () => void this.refresh())}</slot><slot></slot></section>`
    }
    if (state?.status !== 'ready') {
      this.setStates('loading')
      return panelSkeleton(words.loading)
    }
    const known = state.value
    const isDisputed = known.court?.disputes.some(({ closed }) => !closed) === true
    this.setStates(
      ...(isDisputed ? ['disputed'] : []),
      ...(this.#does.actions.busy ? ['pending'] : []),
      ...(state.stale ? ['stale'] : []),
    )
    const context = this.#context(known, words)
    return html`<section class="surface pad" part="base" aria-labelledby="title">
      <div class="panel">
        <slot name="header"><h3 id="title" part="title">${words.title}</h3></slot>
        ${state.stale ? this.#age(state.readAt, words) : nothing} ${context.status('')}
        ${owedView(known.owed, context, owed => this.#claimOwed(owed))}
        ${known.listing ? this.#listing(known.listing, context) : nothing} ${this.#court(known, context)}
      </div>
    </section>`
  }

  #listing(listing: NonNullable<ModelDisputes['listing']>, context: PanelContext): TemplateResult {
    const { endorse, challenge, closeChallenge, claimListing } = this.#does
    return listingView(listing, context, {
      endorse: fee => void endorse.start({ fee }, 'listing'),
      challenge: bond =>
        this.#withDocument('challenge', reason => void challenge.start({ bond, reason }, 'listing')),
      closeChallenge: () => void closeChallenge.start({}, 'listing'),
      claim: () => void claimListing.start({}, 'listing'),
    })
  }

  #court({ court, owner }: ModelDisputes, context: PanelContext): TemplateResult {
    const { words } = context
    if (court === undefined)
      return html`<section class="case"><p class="small quiet">${words.noCourt}</p></section>`
    const { terms, disputes, older, held, due } = court
    const { counter, addEvidence, acquit, claimCourt, resolve } = this.#does
    const deeds = {
      counter: (dispute: (typeof disputes)[number]) =>
        this.#withDocument(`counter-${dispute.id}`, evidence => {
          const { id: disputeId, bond } = dispute
          void counter.start({ disputeId, bond, evidence }, placeOf(dispute))
        }),
      addEvidence: (dispute: (typeof disputes)[number]) =>
        this.#withDocument(
          `evidence-${dispute.id}`,
          evidence => void addEvidence.start({ disputeId: dispute.id, evidence }, placeOf(dispute)),
        ),
      acquit: (dispute: (typeof disputes)[number]) =>
        void acquit.start({ disputeId: dispute.id }, placeOf(dispute)),
    }
    const isOpen = disputes.some(({ closed }) => !closed)
    return html`<section class="case" part="court" aria-labelledby="court-title">
        <h4 id="court-title">${words.disputes}</h4>
        ${disputes.length === 0 ? html`<slot name="empty"><p class="small quiet">${words.none}</p></slot>` : nothing}
        ${dueView(due, context, () => void claimCourt.start({}, 'court'), 'claim-bonds')}
        ${isOpen ? html`<p class="small quiet">${words.oneAtATime}</p>` : raiseView(terms, context, data => this.#raise(data, terms.cost))}
        ${context.status('court')} ${disputes.map(dispute => disputeView(dispute, owner, context, deeds))}
        ${older > 0 ? html`<p class="small quiet">${words.older(formatNumber(older, this.language))}</p>` : nothing}
      </section>
      ${heldView(held, context, (payment: HeldMoney) => {
        this.#paid = payment.money
        void resolve.start(payment, 'held')
      })}`
  }

  #claimOwed({ money }: OwedMoney): void {
    this.#paid = money
    void this.#does.claimOwed.start({ currency: money.address }, 'owed')
  }

  #raise(data: FormData, cost: bigint): void {
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const percent = Number(text('refund') || '0')
    const license = text('licenseId')
    this.#withDocument('raise', evidence => {
      if (!Number.isInteger(percent) || percent < 0 || percent > 100) return this.#refuse('raise', 'refund')
      if (!/^\d{0,19}$/.test(license)) return this.#refuse('raise', 'licenseId')
      const complaint = { refundBps: percent * 100, evidence, cost }
      const licenseId = license === '' ? undefined : BigInt(license)
      void this.#does.raise.start({ ...complaint, ...(licenseId && { licenseId }) }, 'court')
    })
  }

  /** Goes on with the fingerprint of what was written or chosen in a form, or says that it is missing. */
  #withDocument(form: string, go: (digest: `0x${string}`) => void): void {
    this.problem = undefined
    const { chosen } = this.#document(form)
    if (chosen === undefined) this.#refuse(form, 'document')
    else go(chosen.digest)
  }

  #refuse(form: string, field: FormField): void {
    this.problem = { form, field }
  }

  #document(form: string): DocumentController {
    const known = this.#documents.get(form) ?? new DocumentController(this)
    this.#documents.set(form, known)
    return known
  }

  #context({ coin }: ModelDisputes, words: DisputePanelStrings): PanelContext {
    const { actions } = this.#does
    const { owed = [], court } = this.#known ?? {}
    const { held = [], disputes = [] } = court ?? {}
    const lists = [...(held.length > 0 ? ['held'] : []), ...(owed.length > 0 ? ['owed'] : [])]
    const known = ['listing', 'court', ...lists, ...disputes.map(placeOf)]
    // What was begun before a reload has no place of its own, nor what is told of a list that is done with.
    const place = known.includes(actions.place) ? actions.place : ''
    const isShown =
      actions.active !== undefined || actions.wallets.open || actions.wallets.error !== undefined
    return {
      words,
      locale: this.language,
      coin,
      now: Math.floor(Date.now() / 1000),
      own: this.#own,
      busy: actions.busy,
      reader: this.#reader,
      document: form => this.#document(form),
      problem: form => (this.problem?.form === form ? this.problem.field : undefined),
      account: address => this.#account(address, words),
      status: wanted => (wanted === place && isShown ? this.#status(coin, words) : nothing),
      error: (error, retry) => this.errorView(error, retry),
    }
  }

  #status(coin: Currency, words: DisputePanelStrings): TemplateResult {
    return actionsView(this.#does.actions, {
      locale: this.language,
      done: () => doneText(this.#does, words.done, { coin, paid: this.#paid ?? coin, locale: this.language }),
      error: (error, retry) => this.errorView(error, retry),
    })
  }

  #age(readAt: number, words: DisputePanelStrings): TemplateResult {
    const age = formatRelative(readAt / 1000, Date.now() / 1000, this.language)
    return html`<p class="warning small" role="status">${clockIcon()} ${words.stale(age)}</p>`
  }

  #account(address: string, words: DisputePanelStrings): TemplateResult {
    const scope = this.#scope()
    const url = scope?.market.explorerUrl(scope.asset.chainId, 'address', address)
    return accountName(address, { account: this.#own, you: words.you, accountUrl: () => url })
  }

  get #known(): ModelDisputes | undefined {
    const state = this.#store.state
    return state?.status === 'ready' ? state.value : undefined
  }

  get #own(): string | undefined {
    const wallet = this.#wallet.state
    return wallet?.status === 'connected' ? wallet.account : undefined
  }
}

/** When what can be done changes by itself. */
function momentsOf(known: ModelDisputes | undefined): readonly number[] {
  const open = known?.court?.disputes.filter(({ closed }) => !closed) ?? []
  const challenge = known?.listing?.challenge
  return [
    ...open.flatMap(({ counterBy, ruleBy }) => [counterBy, ruleBy]),
    ...(challenge ? [challenge.decideBy] : []),
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'dispute-panel': DisputePanel
  }
}
