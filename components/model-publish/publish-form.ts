import { html, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { type Digest, formatAssetId } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { Published, PublishInput } from '../../src/market/index.ts'
import type { ChosenFile } from '../../src/publish/index.ts'
import { type ModelPublishStrings, modelPublishText } from '../../src/text/index.ts'
import { type ActionScope, Actions, actionsView } from '../actions/index.ts'
import { ModelPublishedEvent } from '../events/index.ts'
import { checkDraft, type Problem } from './check-draft.ts'
import { CostsController } from './costs-controller.ts'
import { STEPS } from './draft.ts'
import { DraftController } from './draft-controller.ts'
import { DropZone } from './drop-zone.ts'
import type { StepView } from './field.ts'
import { ParentsController } from './parents-controller.ts'
import { Preparation } from './preparation.ts'
import type { PublishScene } from './publish-scene.ts'
import { saveDocuments } from './save-documents.ts'
import { type PreparedPublication, toPublication } from './to-publication.ts'
import { aboutView } from './view-about.ts'
import { filesView } from './view-files.ts'
import { offersView } from './view-offers.ts'
import { peopleView } from './view-people.ts'
import { previewView } from './view-preview.ts'
import { reviewView } from './view-review.ts'
import { stepsView } from './view-steps.ts'

/** Brings a new model to the market, in five steps. */
export class PublishForm implements ReactiveController {
  readonly #scene: PublishScene
  readonly #isWanted: () => boolean
  readonly #drafts: DraftController
  readonly #parents: ParentsController
  readonly #costs: CostsController
  readonly #actions: Actions
  readonly #publish
  readonly #preparation: Preparation<PreparedPublication>
  readonly #drop: DropZone
  #openOffer = -1

  /** @param isWanted False while the element is about a model that is on the market already. */
  constructor(scene: PublishScene, isWanted: () => boolean) {
    const { host } = scene
    this.#scene = scene
    this.#isWanted = isWanted
    this.#drafts = new DraftController(host)
    this.#parents = new ParentsController(host)
    this.#costs = new CostsController(host)
    this.#preparation = new Preparation(host)
    this.#drop = new DropZone(
      host,
      () => this.#drafts.draft.step === 'files',
      chosen => void this.#take(chosen),
    )
    this.#actions = new Actions(host, () => this.#scope)
    this.#publish = this.#actions.add<PublishInput, Published>(
      ({ asset }) => scene.publishing.required.publish(asset),
      (result, hash) => this.#published(result, hash),
    )
    host.addController(this)
  }

  /** The custom states of the element. */
  get states(): readonly string[] {
    return [
      ...(this.#actions.busy ? ['pending'] : []),
      ...(this.#publish.state.status === 'done' ? ['published'] : []),
    ]
  }

  hostUpdate(): void {
    const { registry, publishing } = this.#scene.publishing
    if (!registry || !this.#isWanted()) return
    this.#drafts.open(`${registry.chainId}:${registry.contract.toLowerCase()}`)
    if (publishing) void this.#parents.read(publishing, registry, this.#account)
  }

  hostUpdated(): void {
    const { registry, publishing } = this.#scene.publishing
    if (!registry || !publishing || !this.#isWanted()) return
    if (this.#drafts.draft.step === 'review') void this.#prepare()
    const account = this.#account
    const input = this.#preparation.value?.input
    if (input && account !== undefined) {
      void this.#costs.estimate([account, registry, input], () => publishing.costs(registry, input))
    }
  }

  view(): TemplateResult {
    const words = modelPublishText.in(this.#scene.locale())
    const { draft } = this.#drafts
    const { step } = draft
    const index = STEPS.indexOf(step)
    const title = words.stepOf(words.steps[step], index + 1, STEPS.length)
    return html`<div class="publish"
      @dragover=${this.#drop.over} @dragleave=${this.#drop.leave} @drop=${this.#drop.drop}>
      <slot name="header"><h3 id="title" part="title">${words.title}</h3></slot>
      ${stepsView(step, this.#problems, words, to => this.#drafts.goTo(to))}
      <form novalidate @submit=${(event: Event) => event.preventDefault()}>
        <h4 id="step-title" tabindex="-1" aria-label=${title}>${words.steps[step]}</h4>
        ${this.#step(words)}
        <div class="row turn">
          ${index > 0 ? html`<button class="ghost" type="button" @click=${() => this.#drafts.turn(-1)}>${words.back}</button>` : html`<span></span>`}
          ${index < STEPS.length - 1 ? html`<button type="button" @click=${() => this.#next()}>${words.next}</button>` : nothing}
        </div>
      </form>
      <aside>${previewView(draft, this.#preparation.value?.manifest.digest, this.#scene.publishing.currencies, words, this.#scene.locale())}</aside>
    </div>`
  }

  #step(words: ModelPublishStrings): unknown {
    const { draft, left } = this.#drafts
    const { files, publishing } = this.#scene
    const base: StepView = {
      draft,
      words,
      locale: this.#scene.locale(),
      problems: this.#problems.filter(({ field }) => left.has(field)),
      change: change => this.#drafts.change(change),
      leave: field => this.#drafts.leave([field]),
    }
    switch (draft.step) {
      case 'files':
        return filesView({
          ...base,
          hashing: files.hashing,
          error: files.error && this.#scene.errorView(files.error),
          dragging: this.#drop.dragging,
          choose: event => void this.#drop.choose(event),
          stop: () => files.stop(),
        })
      case 'about':
        return aboutView(base)
      case 'people':
        return peopleView({
          ...base,
          account: this.#account,
          parents: this.#parents.parents,
          connect: () => void this.#actions.wallets.connect(),
        })
      case 'offers':
        return offersView({
          ...base,
          currencies: publishing.currencies,
          open: this.#openOffer,
          toggle: (index, open) => this.#toggleOffer(index, open),
        })
      case 'review':
        return this.#review(base)
    }
  }

  #review(base: StepView): TemplateResult {
    const { errorView, files, handOver } = this.#scene
    const prepared = this.#preparation.value
    return reviewView({
      ...base,
      connected: this.#account !== undefined,
      costs: this.#costs.costs,
      sells: true,
      handOver,
      errorView,
      filesGone: !this.#isSent && !files.has(base.draft.files),
      ready: this.#problems.length === 0,
      uploading: files.uploading,
      problemCount: this.#problems.length,
      busy: this.#actions.busy,
      done: this.#publish.state.status === 'done',
      sharing: files.sharing,
      status: this.#status(base.words),
      publish: () => void this.#publishFromButton(),
      stop: () => files.stop(),
      save: () => prepared && saveDocuments(prepared.documents),
      again: () => this.#startAgain(),
    })
  }

  #status(words: ModelPublishStrings): unknown {
    const { errorView, files, publishing } = this.#scene
    const again = () => void this.#publishFromButton()
    if (files.error) return errorView(files.error, again)
    if (this.#preparation.refusal) return errorView(this.#preparation.refusal)
    const { costs } = this.#costs
    const { state } = this.#publish
    if (costs instanceof ModelmarkError && state.status === 'idle') return errorView(costs)
    const { registry } = publishing
    const { index, count } = registry ? (publishing.publishing?.publish(registry).step ?? NO_STEP) : NO_STEP
    const isBatch = state.status === 'signing' && state.what === 'batch'
    return actionsView(this.#actions, {
      locale: this.#scene.locale(),
      done: () => words.published(this.#drafts.draft.name.trim()),
      signing: isBatch || count < 2 ? words.signingOnce : words.signing(index, count),
      cancelled: words.cancelled,
      error: errorView,
      retry: again,
    })
  }

  get #scope(): ActionScope | undefined {
    const { publishing, registry } = this.#scene.publishing
    const market = this.#scene.market()
    if (!this.#isWanted()) return undefined
    return market && publishing && registry && { market, asset: { ...registry, tokenId: 0n } }
  }

  get #account(): string | undefined {
    return this.#scene.account()
  }

  get #context() {
    return { currencies: this.#scene.publishing.currencies, parents: this.#parents.parents }
  }

  get #problems(): readonly Problem[] {
    return checkDraft(this.#drafts.draft, this.#context)
  }

  get #isSent(): boolean {
    return this.#drafts.draft.sent !== '' && this.#drafts.draft.sent === this.#preparation.value?.manifest.cid
  }

  /** What is wrong in a step is said when it is left forward, and does not hold anybody up. */
  #next(): void {
    const { step } = this.#drafts.draft
    const problems = this.#problems.filter(problem => problem.step === step)
    this.#drafts.leave(problems.map(({ field }) => field))
    this.#drafts.turn(1)
  }

  #toggleOffer(index: number, open: boolean): void {
    if (open) this.#openOffer = index
    else if (this.#openOffer === index) this.#openOffer = -1
    this.#scene.host.requestUpdate()
  }

  async #take(chosen: readonly ChosenFile[]): Promise<void> {
    const hashed = await this.#scene.files.hash(chosen)
    if (hashed) this.#drafts.take(hashed)
  }

  async #prepare(): Promise<PreparedPublication | undefined> {
    if (this.#problems.length > 0 || this.#scene.publishing.currencies.length === 0) return undefined
    const { draft } = this.#drafts
    const { step: _, sent: __, ...said } = draft
    const context = this.#context
    const inputs = [...Object.values(said), ...Object.values(context)]
    return this.#preparation.prepare(inputs, () => toPublication(draft, context))
  }

  /** A creator who only connects by the click sees first what it costs, and then publishes with a second one. */
  async #publishFromButton(): Promise<void> {
    if (this.#actions.busy || this.#scene.files.uploading) return
    const problems = this.#problems
    const [first] = problems
    if (first) {
      this.#drafts.leave(problems.map(({ field }) => field))
      this.#drafts.goTo(first.step)
      return
    }
    if (this.#account === undefined) return this.#actions.wallets.connect()
    const prepared = await this.#prepare()
    if (!prepared || !(await this.#handOver(prepared))) return
    await this.#publish.start(prepared.input)
  }

  async #handOver({ manifest, documents }: PreparedPublication): Promise<boolean> {
    const { files, handOver } = this.#scene
    const { draft } = this.#drafts
    if (handOver.hub === undefined) return true
    if (!this.#isSent && !files.has(draft.files)) {
      this.#drafts.goTo('files')
      return false
    }
    const isDone = await handOver.send(draft.files, documents, this.#isSent)
    if (isDone) this.#drafts.change({ sent: manifest.cid })
    return isDone
  }

  #published({ asset, manifestDigest, offerIds }: Published, hash: Digest): void {
    const { host, handOver } = this.#scene
    this.#drafts.forget()
    const prepared = this.#preparation.value
    if (prepared && !this.#isSent) {
      void handOver.share(this.#drafts.draft.files, prepared.documents)
    }
    const detail = { asset: formatAssetId(asset), manifestDigest, offerIds: offerIds.map(String), hash }
    host.dispatchEvent(new ModelPublishedEvent(detail))
  }

  #startAgain(): void {
    this.#scene.files.stopSharing()
    this.#scene.handOver.pinning.forgetKept()
    this.#actions.dismiss()
    this.#drafts.startAgain()
  }
}

const NO_STEP = { index: 0, count: 0 }
