import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { Governance, ProposalView } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import {
  formatNumber,
  formatRelative,
  type GovernancePanelStrings,
  governancePanelText,
} from '../../src/text/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { actionsStyles, actionsView } from '../actions/index.ts'
import { AssetElement } from '../asset-element.ts'
import { accountName } from '../charts/account-name.ts'
import { MomentController, StoreController } from '../controllers/index.ts'
import { DocumentController } from '../document-field/document-field.ts'
import { clockIcon } from '../icons.ts'
import { panelSkeleton } from '../panel-skeleton.ts'
import { doneText, governanceActions, signingText } from './governance-actions.ts'
import { governancePanelStyles } from './governance-panel.styles.ts'
import { proposalText } from './proposal-text.ts'
import {
  FieldError,
  readAccount,
  readTemplate,
  type TemplateField,
  type TemplateKind,
} from './read-template.ts'
import { powerView, treasuryView } from './view-power.ts'
import { momentsOf, proposalView, type SharedOptions } from './view-proposal.ts'
import { type Draft, proposeView, templatesOf } from './view-propose.ts'

/**
 * Proposals of the market's DAO, or of the shareholders of one model: what each does, read from its calls, how the vote
 * stands, and everything a voter does: vote, delegate, propose, queue, execute.
 *
 * @element governance-panel
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`. Without one, and without `token-id`, the panel is the DAO's.
 * @attr {string} chain - With `contract` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} [token-id=0] - Number of the model, decimal; 0 for the DAO.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the panel comes near the window.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires proposal-created - The visitor proposed something.
 * @fires vote-cast - The visitor voted.
 * @fires proposal-queued - The visitor had an accepted proposal's waiting time begin.
 * @fires proposal-executed - The visitor had done what was decided.
 * @fires proposal-cancelled - The visitor withdrew their own proposal.
 * @fires votes-delegated - The visitor said who votes with their tokens.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when nothing can be read.
 * @slot header - In place of the title.
 * @slot loading - In place of the skeleton.
 * @slot empty - In place of "Nothing was proposed yet".
 * @slot error - In place of the error view.
 *
 * @csspart base - The sheet.
 * @csspart title - The title.
 * @csspart power - The visitor's votes; also `votes-held`, `use-own`, `delegate`, `connect`.
 * @csspart proposal - One proposal; also `state`, `actions`, `action`, `action-unknown`, `bar`, `quorum`, `votes-table`, `ballots`, `time`, `text`.
 * @csspart ballot - The form to vote with; also `vote-for`, `vote-against`, `vote-abstain`.
 * @csspart queue - Starts the waiting time; `execute` and `cancel` are the other deeds.
 * @csspart propose - The disclosure to propose with; also `propose-form`, `preview`, `preview-button`, `propose-button`, `change`.
 * @csspart action-status - What the last deed is at.
 * @csspart wallets - The choice of wallets.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - Nothing is known yet.
 * @cssstate voting - A vote is open.
 * @cssstate pending - A transaction is under way.
 * @cssstate empty - Nothing was proposed, or nobody votes here.
 * @cssstate stale - The chain cannot be reached; what was known is shown.
 * @cssstate error - The proposals cannot be read.
 */
export class GovernancePanel extends AssetElement {
  static override styles = [AssetElement.styles, ...actionsStyles, ...governancePanelStyles]

  @property({ attribute: 'token-id' }) override tokenId = '0'

  @state() private kind: TemplateKind | undefined
  @state() private draft: Draft | undefined
  @state() private problem: TemplateField | undefined
  @state() private draftError: ModelmarkError | undefined
  @state() private delegateProblem = false

  readonly #scope = () =>
    this.wanted && this.assetId && this.activeMarket
      ? { asset: this.assetId, market: this.activeMarket }
      : undefined
  readonly #store = new StoreController<Loadable<Governance | undefined>>(this, () => {
    const scope = this.#scope()
    return scope?.market.proposals(scope.asset)
  })
  readonly #wallet = new StoreController<WalletState>(this, () => this.#scope()?.market.wallet)
  readonly #document = new DocumentController(this)
  readonly #does = governanceActions(this, this.#scope, () => (this.draft = undefined))

  constructor() {
    super()
    new MomentController(
      this,
      () => this.#governance?.proposals.flatMap(momentsOf) ?? [],
      () => void this.refresh(),
    )
  }

  /** Reads everything again. */
  async refresh(): Promise<void> {
    const scope = this.#scope()
    await scope?.market.proposals(scope.asset).refresh()
  }

  protected override view(): unknown {
    const words = governancePanelText.in(this.language)
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
    const governance = state.value
    const isVoting = governance?.proposals.some(proposal => proposal.state === 'active') === true
    this.setStates(
      ...(isVoting ? ['voting'] : []),
      ...(this.#does.actions.busy ? ['pending'] : []),
      ...(governance === undefined || governance.proposals.length === 0 ? ['empty'] : []),
      ...(state.stale ? ['stale'] : []),
    )
    return html`<section class="surface pad" part="base" aria-labelledby="title">
      <div class="panel">
        <slot name="header"><h3 id="title" part="title">${this.#isDao ? words.titleDao : words.titleModel}</h3></slot>
        ${state.stale ? this.#age(state.readAt, words) : nothing}
        ${governance ? this.#governed(governance, words) : html`<slot name="empty"><p><strong>${words.nobody}</strong></p><p class="small quiet">${words.nobodyWhy}</p></slot>`}
      </div>
    </section>`
  }

  #governed(governance: Governance, words: GovernancePanelStrings): TemplateResult {
    const { proposals, older, governs } = governance
    const shared = {
      governance,
      words,
      locale: this.language,
      own: this.#own,
      busy: this.#does.actions.busy,
      account: (address: string) => this.#account(address, words),
    }
    const kinds = templatesOf(governance, this.#isDao)
    const kind = this.kind !== undefined && kinds.includes(this.kind) ? this.kind : kinds[0]
    const places = proposals.map(({ id }) => String(id))
    // What was begun before a reload, or about a proposal that is no longer shown, has no place of its own.
    const isElsewhere = ![...places, 'propose'].includes(this.#does.actions.place)
    return html`
      ${governs ? nothing : html`<p class="small quiet">${words.notLocked}</p>`}
      ${powerView({
        ...shared,
        problem: this.delegateProblem ? words.invalid.account : '',
        status: isElsewhere ? this.#status(words) : nothing,
        connect: () => void this.#does.actions.wallets.ready(),
        delegate: to => this.#delegateTo(governance, to),
      })}
      ${treasuryView(shared)}
      ${
        kind === undefined
          ? nothing
          : proposeView({
              ...shared,
              isDao: this.#isDao,
              kind,
              draft: this.draft,
              document: this.#document,
              problem: this.problem,
              status: this.draftError
                ? this.errorView(this.draftError)
                : this.#does.actions.place === 'propose'
                  ? this.#status(words)
                  : nothing,
              choose: chosen => {
                this.kind = chosen
                this.problem = undefined
              },
              preview: data => void this.#preview(kind, data, governance),
              change: () => (this.draft = undefined),
              propose: ({ calls, text }) =>
                void this.#does.propose.start({ governor: governance.governor, calls, text }, 'propose'),
            })
      }
      ${proposals.length === 0 ? html`<slot name="empty"><p class="small quiet">${words.empty}</p></slot>` : nothing}
      ${proposals.map(proposal => this.#proposal(proposal, shared, words))}
      ${older > 0 ? html`<p class="small quiet">${words.older(formatNumber(older, this.language))}</p>` : nothing}`
  }

  #proposal(proposal: ProposalView, shared: SharedOptions, words: GovernancePanelStrings): TemplateResult {
    const { governor } = shared.governance
    const { id: proposalId, proposal: made } = proposal
    const place = String(proposalId)
    const input = { governor, proposal: made }
    return proposalView({
      ...shared,
      proposal,
      now: Math.floor(Date.now() / 1000),
      status: this.#does.actions.place === place ? this.#status(words) : nothing,
      vote: (support, reason) =>
        void this.#does.vote.start(
          { governor, proposalId, support, ...(reason !== '' && { reason }) },
          place,
        ),
      queue: () => void this.#does.queue.start(input, place),
      execute: () => void this.#does.execute.start(input, place),
      cancel: () => void this.#does.cancel.start(input, place),
    })
  }

  #status(words: GovernancePanelStrings): TemplateResult {
    const signing = signingText(this.#does, words)
    return actionsView(this.#does.actions, {
      locale: this.language,
      done: () => doneText(this.#does, words, this.language),
      ...(signing !== undefined && { signing }),
      error: (error, retry) => this.errorView(error, retry),
    })
  }

  #age(readAt: number, words: GovernancePanelStrings): TemplateResult {
    const age = formatRelative(readAt / 1000, Date.now() / 1000, this.language)
    return html`<p class="warning small" role="status">${clockIcon()} ${words.stale(age)}</p>`
  }

  #account(address: string, words: GovernancePanelStrings): TemplateResult {
    const scope = this.#scope()
    const url = scope?.market.explorerUrl(scope.asset.chainId, 'address', address)
    return accountName(address, { account: this.#own, you: words.you, accountUrl: () => url })
  }

  #delegateTo({ rules }: Governance, to: string | undefined): void {
    try {
      const chosen = to === undefined ? undefined : readAccount(to, 'account')
      this.delegateProblem = false
      void this.#does.delegate.start(
        { token: rules.token, ...(chosen !== undefined && { to: chosen }) },
        'delegate',
      )
    } catch {
      this.delegateProblem = true
    }
  }

  /** What the form would have the governor do; the form stays as it was filled in. */
  async #preview(kind: TemplateKind, data: FormData, governance: Governance): Promise<void> {
    const scope = this.#scope()
    if (!scope) return
    this.problem = undefined
    this.draftError = undefined
    try {
      const sources = { currencies: governance.currencies, document: this.#document.chosen?.digest }
      const template = readTemplate(kind, data, sources)
      const text = String(data.get('text') ?? '').trim()
      if (proposalText(text).title === '') throw new FieldError('text')
      this.draft = { ...(await scope.market.governance.draft(scope.asset, template)), text }
    } catch (error) {
      if (error instanceof FieldError) this.problem = error.field
      else this.draftError = toModelmarkError(error)
    }
  }

  get #isDao(): boolean {
    return this.assetId?.tokenId === 0n
  }

  get #governance(): Governance | undefined {
    const state = this.#store.state
    return state?.status === 'ready' ? state.value : undefined
  }

  get #own(): string | undefined {
    const wallet = this.#wallet.state
    return wallet?.status === 'connected' ? wallet.account : undefined
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'governance-panel': GovernancePanel
  }
}
