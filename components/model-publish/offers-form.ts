import type { ReactiveController, TemplateResult } from 'lit'
import { type Digest, formatAssetId } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { Currency, ModelChange, OffersCreated } from '../../src/market/index.ts'
import { modelManageText, modelPublishText } from '../../src/text/index.ts'
import { type Action, Actions, actionsView } from '../actions/index.ts'
import { OfferClosedEvent, OfferCreatedEvent } from '../events/index.ts'
import { UsageReading } from '../license-button/usage-reading.ts'
import { offerProblems } from './check-offer.ts'
import { CostsController } from './costs-controller.ts'
import { KeptDraft } from './kept-draft.ts'
import { draftOfTier, type OfferChange, type OffersBase, parseOfferChange } from './offer-change.ts'
import { presetOffer } from './offer-presets.ts'
import { Preparation } from './preparation.ts'
import type { PublishScene } from './publish-scene.ts'
import { saveDocuments } from './save-documents.ts'
import { type PreparedOffer, toOffer } from './to-publication.ts'
import { offerListView } from './view-offer-list.ts'

/** Closes tiers of a model that is on the market, replaces them, and puts new ones on sale. */
export class OffersForm implements ReactiveController {
  readonly #scene: PublishScene
  readonly #base: () => OffersBase | undefined
  readonly #drafts: KeptDraft<OfferChange>
  readonly #costs: CostsController
  readonly #preparation: Preparation<PreparedOffer>
  readonly #usage: UsageReading
  readonly #actions: Actions
  readonly #create
  readonly #replace
  readonly #close
  /** Id of the tier that is about to be closed. */
  #closing: bigint | undefined
  /** Name of the tier that was sent last. */
  #sentAs = ''
  #focus = ''

  /** @param base Undefined while nothing can be changed, as by somebody who does not own the model. */
  constructor(scene: PublishScene, base: () => OffersBase | undefined) {
    const { host } = scene
    this.#scene = scene
    this.#base = base
    this.#drafts = new KeptDraft(host, { prefix: 'modelmark:offer:', parse: parseOfferChange })
    this.#costs = new CostsController(host)
    this.#preparation = new Preparation(host)
    this.#usage = new UsageReading(host, () => this.#scope)
    this.#actions = new Actions(host, () => this.#scope)
    const { publishing } = scene
    this.#create = this.#actions.add(
      ({ asset }) => publishing.required.createOffers(asset),
      (made, hash) => this.#created(made, hash),
    )
    this.#replace = this.#actions.add(
      ({ asset }) => publishing.required.replaceOffer(asset),
      (made, hash) => this.#replaced(made, hash),
    )
    this.#close = this.#actions.add(
      ({ asset }) => publishing.required.closeOffer(asset),
      ({ offerId }, hash) => this.#closed(String(offerId), hash),
    )
    host.addController(this)
  }

  get busy(): boolean {
    return this.#actions.busy
  }

  hostUpdate(): void {
    const base = this.#base()
    if (base && this.#drafts.open(formatAssetId(base.asset))) this.#closing = undefined
  }

  hostUpdated(): void {
    if (this.#focus !== '') {
      this.#scene.host.renderRoot.querySelector<HTMLElement>(this.#focus)?.focus()
      this.#focus = ''
    }
    const base = this.#base()
    const { publishing } = this.#scene.publishing
    if (!base || !publishing) return
    void this.#prepare(base)
    const change = this.#change(base)
    if (!change) return
    const { asset } = base
    void this.#costs.estimate([this.#scene.account(), asset, change, base.tiers.length], () =>
      publishing.changeCosts(asset, change),
    )
  }

  view(base: OffersBase): TemplateResult {
    const { errorView, handOver } = this.#scene
    const locale = this.#scene.locale()
    const { draft, left } = this.#drafts
    const problems = this.#problems(base)
    const prepared = this.#preparation.value
    return offerListView({
      words: modelPublishText.in(locale),
      manage: modelManageText.in(locale),
      locale,
      tiers: base.tiers,
      usageOf: offerId => this.#usage.of(offerId),
      currencies: this.#currencies(base),
      change: this.#closing === undefined ? draft : { sent: '' },
      problems: problems.filter(({ field }) => left.has(field)),
      leave: field => this.#drafts.leave([field]),
      set: offer => this.#drafts.change({ offer }),
      closing: this.#closing,
      askClosing: offerId => this.#askClosing(offerId),
      close: offerId => void this.#closeOffer(offerId),
      begin: tier => this.#begin(base, tier),
      add: preset => this.#add(base, preset),
      cancel: () => this.#cancel(),
      submit: () => void this.#submit(),
      costs: this.#costs.costs,
      connected: true,
      sells: this.#closing === undefined,
      handOver,
      errorView,
      filesGone: false,
      ready: problems.length === 0,
      save: () => prepared && saveDocuments([prepared.document]),
      problemCount: problems.length,
      busy: this.#actions.busy || this.#scene.files.uploading !== undefined,
      sharing: this.#scene.files.sharing,
      status: this.#status(base),
    })
  }

  #status(base: OffersBase): unknown {
    const { errorView, files, locale } = this.#scene
    const words = modelManageText.in(locale())
    if (files.error) return errorView(files.error)
    if (this.#preparation.refusal) return errorView(this.#preparation.refusal)
    const { costs } = this.#costs
    const asks = this.#change(base) !== undefined
    if (asks && costs instanceof ModelmarkError && !this.#actions.active) return errorView(costs)
    return actionsView(this.#actions, {
      locale: locale(),
      done: () => this.#doneSentence(this.#actions.active?.action),
      cancelled: words.offerCancelled,
      error: errorView,
    })
  }

  #doneSentence(action: Action<never, unknown> | undefined): string {
    const words = modelManageText.in(this.#scene.locale())
    if (action === this.#close) return words.closed
    return action === this.#replace ? words.replaced(this.#sentAs) : words.created(this.#sentAs)
  }

  get #scope() {
    const market = this.#scene.market()
    const base = this.#base()
    return market && base && this.#scene.publishing.publishing && { market, asset: base.asset }
  }

  /** Those of the page, and those of the tiers there are. */
  #currencies({ tiers }: OffersBase): readonly Currency[] {
    const all = [...this.#scene.publishing.currencies, ...tiers.map(({ currency }) => currency)]
    return [...new Map(all.map(one => [one.address.toLowerCase(), one])).values()]
  }

  #problems(base: OffersBase) {
    const { offer } = this.#drafts.draft
    const found = offer ? offerProblems(offer, this.#currencies(base)) : []
    return found.map(([field, name]) => ({ field: `${field}-0`, name }))
  }

  /** What is about to be signed. */
  #change(base: OffersBase): ModelChange | undefined {
    if (this.#closing !== undefined) return { kind: 'closing', offerId: this.#closing }
    const { offer: draft, replaces } = this.#drafts.draft
    const { offer } = this.#preparation.value ?? {}
    if (draft === undefined || offer === undefined || this.#problems(base).length > 0) return undefined
    return replaces === undefined
      ? { kind: 'offers', offers: [offer] }
      : { kind: 'replacement', offerId: BigInt(replaces), offer }
  }

  async #prepare(base: OffersBase): Promise<PreparedOffer | undefined> {
    const { offer } = this.#drafts.draft
    if (offer === undefined || this.#problems(base).length > 0) return undefined
    const currencies = this.#currencies(base)
    return this.#preparation.prepare([offer, ...currencies], () => toOffer(offer, currencies))
  }

  #begin({ tiers }: OffersBase, offerId: bigint): void {
    const tier = tiers.find(({ offer }) => offer.id === offerId)
    if (tier)
      this.#open({ offer: draftOfTier(tier, this.#usage.of(offerId)), replaces: String(offerId), sent: '' })
  }

  #add(base: OffersBase, preset: Parameters<typeof presetOffer>[0]): void {
    const [first] = this.#currencies(base)
    const words = modelPublishText.in(this.#scene.locale())
    this.#open({ offer: presetOffer(preset, first?.address ?? '', words), sent: '' })
  }

  #open(change: OfferChange): void {
    this.#closing = undefined
    this.#actions.dismiss()
    this.#drafts.startAgain()
    this.#drafts.replace(change)
    this.#focus = '#offer-title'
  }

  #cancel(): void {
    const { replaces } = this.#drafts.draft
    this.#drafts.startAgain()
    this.#actions.dismiss()
    this.#focus = replaces === undefined ? '#offers-title' : `#replace-${replaces}`
  }

  #askClosing(offerId: bigint | undefined): void {
    this.#focus = offerId === undefined ? `#close-${this.#closing}` : '#close-title'
    this.#closing = offerId
    this.#actions.dismiss()
    this.#scene.host.requestUpdate()
  }

  async #closeOffer(offerId: bigint): Promise<void> {
    if (this.#actions.busy) return
    const { status } = await this.#close.start({ offerId })
    if (status !== 'done') this.#lookAgain()
  }

  /** What was refused may be because of what was done elsewhere, or half of it may be done. */
  #lookAgain(): void {
    const scope = this.#scope
    void scope?.market.model(scope.asset).refresh()
  }

  async #submit(): Promise<void> {
    const base = this.#base()
    if (!base || this.#actions.busy || this.#scene.files.uploading) return
    const problems = this.#problems(base)
    const [first] = problems
    if (first) {
      this.#drafts.leave(problems.map(({ field }) => field))
      this.#scene.host.renderRoot.querySelector<HTMLElement>(`#${first.field}`)?.focus()
      return
    }
    const prepared = await this.#prepare(base)
    if (!prepared || !(await this.#handOver(prepared))) return
    const { offer: draft, replaces } = this.#drafts.draft
    this.#sentAs = draft?.name.trim() ?? ''
    const { offer } = prepared
    const { status } =
      replaces === undefined
        ? await this.#create.start({ offers: [offer] })
        : await this.#replace.start({ offerId: BigInt(replaces), offer })
    if (status !== 'done') this.#lookAgain()
  }

  async #handOver({ document }: PreparedOffer): Promise<boolean> {
    const { handOver } = this.#scene
    const isDone = await handOver.send([], [document], this.#drafts.draft.sent === document.cid)
    if (isDone && handOver.hub !== undefined) this.#drafts.change({ sent: document.cid })
    return isDone
  }

  #created({ offers }: OffersCreated, hash: Digest, replaces?: string): void {
    const { host, handOver } = this.#scene
    const prepared = this.#preparation.value
    if (prepared && this.#drafts.draft.sent !== prepared.document.cid) {
      void handOver.share([], [prepared.document])
    }
    this.#drafts.startAgain()
    this.#focus = '#offers-title'
    for (const { id } of offers) {
      const detail = { ...this.#detail(hash), offerId: String(id) }
      host.dispatchEvent(new OfferCreatedEvent(replaces === undefined ? detail : { ...detail, replaces }))
    }
  }

  #replaced(made: OffersCreated, hash: Digest): void {
    const { replaces } = this.#drafts.draft
    if (replaces !== undefined) this.#tellClosed(replaces, hash)
    this.#created(made, hash, replaces)
  }

  #closed(offerId: string, hash: Digest): void {
    this.#closing = undefined
    this.#focus = '#offers-title'
    this.#tellClosed(offerId, hash)
  }

  #tellClosed(offerId: string, hash: Digest): void {
    this.#scene.host.dispatchEvent(new OfferClosedEvent({ ...this.#detail(hash), offerId }))
  }

  #detail(hash: Digest) {
    const asset = this.#actions.scope?.asset
    return { asset: asset ? formatAssetId(asset) : '', hash }
  }
}
