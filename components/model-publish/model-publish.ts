import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { type Digest, formatAssetId } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { Published, PublishInput } from '../../src/market/index.ts'
import { type ModelPublishStrings, modelPublishText } from '../../src/text/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { Actions, actionsStyles, actionsView } from '../actions/index.ts'
import { StoreController } from '../controllers/index.ts'
import { MarketElement } from '../element.ts'
import { ModelPublishedEvent } from '../events/index.ts'
import { checkDraft, type Problem } from './check-draft.ts'
import { type Draft, EMPTY_DRAFT, STEPS, type Step } from './draft.ts'
import { type DraftStorage, draftStorage } from './draft-storage.ts'
import { filesOf } from './dropped-files.ts'
import type { StepView } from './field.ts'
import { FilesController, type HashedModel } from './files-controller.ts'
import { modelPublishStyles } from './model-publish.styles.ts'
import { PublishingController } from './publishing-controller.ts'
import { saveDocuments } from './save-documents.ts'
import { type PreparedPublication, toPublication } from './to-publication.ts'
import { aboutView } from './view-about.ts'
import { filesView } from './view-files.ts'
import { offersView } from './view-offers.ts'
import { peopleView } from './view-people.ts'
import { previewView } from './view-preview.ts'
import { reviewView } from './view-review.ts'

/** The hallmark of a model that has no manifest yet. */
const BLANK: Digest = `0x${'5a'.repeat(32)}`

/**
 * Brings a model to the market in five steps: files, which are fingerprinted in the page; what it is; who shares the
 * revenue; what can be bought; and, with the costs in sight, publishing. What is filled in survives a reload, and so does
 * what was published half way.
 *
 * @element model-publish
 *
 * @attr {string} chain - `eip155:8453` or `8453`. May stand on an ancestor, as on `<model-market>`.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} hub - Base URL of a hub that takes files: `https://hub.example`.
 * @attr {string} currencies - Addresses of tokens that prices may be in, between spaces; the chain's coin always is.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires model-published - A model and all its tiers are on chain. Once for each.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when there is no market to publish to.
 * @slot header - In place of the title.
 * @slot error - In place of the error view when there is no market to publish to.
 *
 * @csspart base - The sheet.
 * @csspart title - The title.
 * @csspart steps - The steps; the present one has `aria-current`.
 * @csspart drop - Where files are dropped.
 * @csspart progress - Hashing or sending, with numbers.
 * @csspart files - The table of files.
 * @csspart payees - Who shares the revenue; also `parents`.
 * @csspart offer - A tier; also `presets`.
 * @csspart costs - What publishing costs; also `hand-over`.
 * @csspart publish - The button; `action-status` says what it is at.
 * @csspart preview - How the model will look.
 * @csspart problem - What is wrong about a field.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate hashing - Files are fingerprinted.
 * @cssstate uploading - Files go to the hub.
 * @cssstate sharing - Visitors get the files from this page.
 * @cssstate pending - Something is being signed or sent.
 * @cssstate published - The model is on chain.
 * @cssstate error - There is no market to publish to.
 */
export class ModelPublish extends MarketElement {
  static override styles = [MarketElement.styles, ...actionsStyles, ...modelPublishStyles]

  @property() chain = ''
  @property() contract = ''
  @property() hub = ''
  @property() currencies = ''
  /** Lets the hub take files; asked for in the last step unless given. Never an attribute, for it is a secret. */
  @property({ attribute: false }) uploadToken = ''

  @state() private draft: Draft = EMPTY_DRAFT
  @state() private left: ReadonlySet<string> = new Set()
  @state() private open = -1
  @state() private dragging = false
  @state() private typedToken = ''
  @state() private prepared: PreparedPublication | undefined
  #storage: DraftStorage | undefined
  #focusHeading = false

  readonly #wallet = new StoreController<WalletState>(this, () => this.activeMarket?.wallet)
  readonly #market = new PublishingController(this, () => ({
    chain: this.chain,
    contract: this.contract,
    currencies: this.currencies,
    market: this.activeMarket,
    account: this.#account,
  }))
  readonly #files = new FilesController(this)
  readonly #actions = new Actions(this, () => {
    const { publishing, registry } = this.#market
    const market = this.activeMarket
    return market && publishing && registry && { market, asset: { ...registry, tokenId: 0n } }
  })
  readonly #publish = this.#actions.add<PublishInput, Published>(
    ({ asset }) => this.#publication(asset),
    (result, hash) => this.#published(result, hash),
  )

  override disconnectedCallback(): void {
    this.#files.stop()
    this.#files.stopSharing()
    super.disconnectedCallback()
  }

  protected override willUpdate(): void {
    const { registry } = this.#market
    const market = registry && `${registry.chainId}:${registry.contract.toLowerCase()}`
    if (market === undefined || market === this.#storage?.market) return
    this.#storage = draftStorage(market)
    this.draft = this.#storage.load()
    this.prepared = undefined
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#focusHeading) {
      this.#focusHeading = false
      this.renderRoot.querySelector<HTMLElement>('#step-title')?.focus()
    }
    if (this.draft.step === 'review' && (changed.has('draft') || !this.prepared)) void this.#prepare()
    if (this.prepared && this.#account !== undefined) void this.#market.estimate(this.prepared.input)
  }

  protected override view(): TemplateResult {
    const words = modelPublishText.in(this.language)
    const { error } = this.#market
    if (error) {
      this.setStates('error')
      return html`<section class="surface pad" part="base"><slot name="error">${this.errorView(error, () => this.#market.retry())}</slot><slot></slot></section>`
    }
    const { step } = this.draft
    const { hashing, uploading } = this.#files
    const isDone = this.#publish.state.status === 'done'
    this.setStates(
      ...(hashing ? ['hashing'] : []),
      ...(uploading ? ['uploading'] : []),
      ...(this.#files.sharing ? ['sharing'] : []),
      ...(this.#actions.busy ? ['pending'] : []),
      ...(isDone ? ['published'] : []),
    )
    const index = STEPS.indexOf(step)
    const title = words.stepOf(words.steps[step], index + 1, STEPS.length)
    return html`<section class="surface pad" part="base" aria-labelledby="title">
      <div class="publish"
        @dragover=${this.#dragOver} @dragleave=${() => (this.dragging = false)} @drop=${this.#drop}>
        <slot name="header"><h3 id="title" part="title">${words.title}</h3></slot>
        ${this.#steps(words)}
        <form novalidate @submit=${(event: Event) => event.preventDefault()}>
          <h4 id="step-title" tabindex="-1" aria-label=${title}>${words.steps[step]}</h4>
          ${this.#step(words)}
          <div class="row turn">
            ${index > 0 ? html`<button class="ghost" type="button" @click=${() => this.#goTo(STEPS[index - 1] ?? step)}>${words.back}</button>` : html`<span></span>`}
            ${index < STEPS.length - 1 ? html`<button type="button" @click=${() => this.#next(index)}>${words.next}</button>` : nothing}
          </div>
        </form>
        <aside>${previewView(this.draft, this.#digest, this.#market.currencies, words, this.language)}</aside>
      </div>
    </section>`
  }

  #steps(words: ModelPublishStrings): TemplateResult {
    const problems = this.#problems
    return html`<nav aria-label=${words.title}><ol class="steps" part="steps">
      ${STEPS.map((step, i) => {
        const isSound = !problems.some(problem => problem.step === step)
        return html`<li class=${isSound && step !== 'review' ? 'sound' : ''}>
          <button class="plain" type="button" aria-current=${step === this.draft.step ? 'step' : nothing} @click=${() => this.#goTo(step)}>
            <span class="count" aria-hidden="true">${i + 1}</span><span>${words.steps[step]}</span>
          </button>
        </li>`
      })}
    </ol></nav>`
  }

  #step(words: ModelPublishStrings): unknown {
    const { draft } = this
    const { currencies, parents } = this.#market
    const base: StepView = {
      draft,
      words,
      locale: this.language,
      problems: this.#problems.filter(({ field }) => this.left.has(field)),
      change: change => this.#change(change),
      leave: field => (this.left = new Set([...this.left, field])),
    }
    switch (draft.step) {
      case 'files':
        return filesView({
          ...base,
          hashing: this.#files.hashing,
          error: this.#files.error && this.errorView(this.#files.error),
          dragging: this.dragging,
          choose: event => void this.#choose(event),
          stop: () => this.#files.stop(),
        })
      case 'about':
        return aboutView(base)
      case 'people':
        return peopleView({ ...base, account: this.#account, parents, connect: () => void this.#connect() })
      case 'offers':
        return offersView({
          ...base,
          currencies,
          open: this.open,
          toggle: (index, open) => {
            if (open) this.open = index
            else if (this.open === index) this.open = -1
          },
        })
      case 'review':
        return reviewView({
          ...base,
          connected: this.#account !== undefined,
          costs: this.#market.costs,
          hub: this.#hub,
          asksToken: this.uploadToken === '',
          token: this.typedToken,
          setToken: token => (this.typedToken = token),
          filesGone: !this.#isSent && !this.#files.has(draft.files),
          uploading: this.#files.uploading,
          problemCount: this.#problems.length,
          busy: this.#actions.busy,
          done: this.#publish.state.status === 'done',
          sharing: this.#files.sharing,
          status: this.#status(words),
          publish: () => void this.#publishFromButton(),
          stop: () => this.#files.stop(),
          save: () => this.prepared && saveDocuments(this.prepared.documents),
          again: () => this.#startAgain(),
        })
    }
  }

  #status(words: ModelPublishStrings): unknown {
    const { error } = this.#files
    if (error) return this.errorView(error, () => void this.#publishFromButton())
    const { costs } = this.#market
    const { state } = this.#publish
    if (costs instanceof ModelmarkError && state.status === 'idle') return this.errorView(costs)
    const { index, count } = this.#position()
    const isBatch = state.status === 'signing' && state.what === 'batch'
    return actionsView(this.#actions, {
      locale: this.language,
      done: () => words.published(this.draft.name.trim()),
      signing: isBatch || count < 2 ? words.signingOnce : words.signing(index, count),
      cancelled: words.cancelled,
      error: (failed, retry) => this.errorView(failed, retry),
      retry: () => void this.#publishFromButton(),
    })
  }

  #position(): { readonly index: number; readonly count: number } {
    const { publishing, registry } = this.#market
    return publishing && registry ? publishing.publish(registry).step : { index: 0, count: 0 }
  }

  #publication(asset: NonNullable<Actions['scope']>['asset']) {
    const { publishing } = this.#market
    if (!publishing) throw new ModelmarkError('bad-config', { field: 'contract' })
    return publishing.publish(asset)
  }

  get #account(): string | undefined {
    const wallet = this.#wallet.state
    return wallet?.status === 'connected' ? wallet.account : undefined
  }

  get #problems(): readonly Problem[] {
    return checkDraft(this.draft, this.#market)
  }

  /** Where files go; undefined for none, or one that is no address. */
  get #hub(): string | undefined {
    return /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]?/.test(this.hub) ? this.hub : undefined
  }

  get #isSent(): boolean {
    return this.prepared !== undefined && this.draft.sent === this.prepared.manifest.cid
  }

  /** What the hallmark is drawn from: the manifest, as soon as there is one. */
  get #digest(): Digest {
    return this.prepared?.manifest.digest ?? this.draft.files[0]?.sha256 ?? BLANK
  }

  #change(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change }
    if (!('step' in change) && !('sent' in change)) this.prepared = undefined
    this.#storage?.save(this.draft)
  }

  #goTo(step: Step): void {
    if (step === this.draft.step) return
    this.#focusHeading = true
    this.#change({ step })
  }

  /** What is wrong in a step is said when it is left forward, and does not hold anybody up. */
  #next(index: number): void {
    const step = STEPS[index]
    const fields = this.#problems.filter(problem => problem.step === step).map(({ field }) => field)
    this.left = new Set([...this.left, ...fields])
    this.#goTo(STEPS[index + 1] ?? 'review')
  }

  async #choose(event: Event): Promise<void> {
    const chosen = await filesOf(event)
    if (chosen.length === 0) return
    const hashed = await this.#files.hash(chosen)
    if (hashed) this.#take(hashed)
  }

  /** What the files say fills what is empty; what was typed stays. */
  #take({ files, description }: HashedModel): void {
    const { draft } = this
    const { parameters, format, provenance, evaluations } = description
    const { parameters: _, format: __, ...rest } = draft
    this.draft = {
      ...rest,
      files,
      ...(parameters === undefined ? {} : { parameters }),
      ...(format === undefined ? {} : { format }),
      name: draft.name || description.name,
      description: draft.description || description.description,
      version: draft.version === EMPTY_DRAFT.version ? description.version : draft.version,
      task: draft.task || description.task,
      tags: draft.tags || description.tags.join(', '),
      datasets: draft.datasets || provenance.datasets.join(', '),
      evaluations,
    }
    this.#change({ files })
  }

  async #prepare(): Promise<void> {
    const { draft } = this
    if (this.prepared || this.#problems.length > 0 || this.#market.currencies.length === 0) return
    const prepared = await toPublication(draft, this.#market)
    if (this.draft === draft) this.prepared = prepared
  }

  async #connect(): Promise<void> {
    const wallet = this.activeMarket?.wallet
    const [only, another] = wallet?.getState().options ?? []
    const { wallets } = this.#actions
    if (only && !another) await wallets.choose(only.id)
    else if (await wallets.ready()) await wallet?.connect().catch(() => undefined)
  }

  /** A creator who only connects by the click sees first what it costs, and then publishes with a second one. */
  async #publishFromButton(): Promise<void> {
    if (this.#actions.busy || this.#files.uploading) return
    const problems = this.#problems
    const [first] = problems
    if (first) {
      this.left = new Set(problems.map(({ field }) => field))
      this.#goTo(first.step)
      return
    }
    if (this.#account === undefined) return this.#connect()
    await this.#prepare()
    const { prepared } = this
    if (!prepared || !(await this.#handOver(prepared))) return
    await this.#publish.start(prepared.input)
  }

  /** True once the files are where buyers find them, or the page leaves that to the creator. */
  async #handOver({ manifest, documents }: PreparedPublication): Promise<boolean> {
    const hub = this.#hub
    const { files, sent } = this.draft
    if (hub === undefined || sent === manifest.cid) return true
    if (!this.#files.has(files)) {
      this.#goTo('files')
      return false
    }
    const token = this.uploadToken || this.typedToken.trim()
    const isDone = await this.#files.upload({ hub, token }, files, documents)
    if (isDone) this.#change({ sent: manifest.cid })
    return isDone
  }

  #published({ asset, manifestDigest, offerIds }: Published, hash: Digest): void {
    this.#storage?.clear()
    if (!this.#isSent) void this.#share()
    const detail = { asset: formatAssetId(asset), manifestDigest, offerIds: offerIds.map(String), hash }
    this.dispatchEvent(new ModelPublishedEvent(detail))
  }

  /** Until a hub has the files, visitors get them from here. Publishing is done all the same where that fails. */
  async #share(): Promise<void> {
    const { activeMarket, prepared } = this
    if (!activeMarket || !prepared) return
    await this.#files.share(activeMarket, this.draft.files, prepared.documents).catch(() => undefined)
    if (!this.isConnected) this.#files.stopSharing()
  }

  #startAgain(): void {
    this.#files.stopSharing()
    this.#actions.dismiss()
    this.#storage?.clear()
    this.draft = EMPTY_DRAFT
    this.prepared = undefined
    this.left = new Set()
    this.#focusHeading = true
  }

  readonly #dragOver = (event: DragEvent): void => {
    if (this.draft.step !== 'files' || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.dragging = true
  }

  readonly #drop = (event: DragEvent): void => {
    if (!this.dragging) return
    event.preventDefault()
    this.dragging = false
    void this.#choose(event)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'model-publish': ModelPublish
  }
}
