import type { ReactiveController, TemplateResult } from 'lit'
import { type AssetId, type Digest, formatAssetId } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { Manifest } from '../../src/manifest/index.ts'
import type { ModelVersion, VersionAdded, VersionInput } from '../../src/market/index.ts'
import type { ChosenFile } from '../../src/publish/index.ts'
import { modelManageText, modelPublishText, modelVersionsText } from '../../src/text/index.ts'
import { Actions, actionsView } from '../actions/index.ts'
import { VersionPublishedEvent } from '../events/index.ts'
import { checkVersion, type VersionProblem } from './check-version.ts'
import { CostsController } from './costs-controller.ts'
import { DropZone } from './drop-zone.ts'
import { KeptDraft } from './kept-draft.ts'
import { nextVersion, type PreparedVersion } from './next-version.ts'
import { Preparation } from './preparation.ts'
import type { PublishScene } from './publish-scene.ts'
import { saveDocuments } from './save-documents.ts'
import { parseVersionDraft, type VersionDraft, versionOf } from './version-draft.ts'
import { versionView } from './view-version.ts'

/** The newest version, which the next one follows. */
export interface VersionBase {
  readonly asset: AssetId
  readonly manifest: Manifest
  /** Those that were read so far, newest first. */
  readonly history: readonly ModelVersion[]
}

/** Publishes the next version of a model that is on the market. */
export class VersionForm implements ReactiveController {
  readonly #scene: PublishScene
  readonly #base: () => VersionBase | undefined
  readonly #drafts: KeptDraft<VersionDraft>
  readonly #costs: CostsController
  readonly #preparation: Preparation<PreparedVersion>
  readonly #drop: DropZone
  readonly #actions: Actions
  readonly #push
  /** Name of the version that was sent last. */
  #sentAs = ''

  /** @param base Undefined while no version can be published, as by somebody who does not own the model. */
  constructor(scene: PublishScene, base: () => VersionBase | undefined) {
    const { host } = scene
    this.#scene = scene
    this.#base = base
    this.#drafts = new KeptDraft(host, { prefix: 'modelmark:version:', parse: parseVersionDraft })
    this.#costs = new CostsController(host)
    this.#preparation = new Preparation(host)
    this.#drop = new DropZone(
      host,
      () => !this.#isBusy,
      chosen => void this.#take(chosen),
    )
    this.#actions = new Actions(host, () => this.#scope)
    this.#push = this.#actions.add<VersionInput, VersionAdded>(
      ({ asset }) => scene.publishing.required.addVersion(asset),
      (result, hash) => this.#published(result, hash),
    )
    host.addController(this)
  }

  get busy(): boolean {
    return this.#actions.busy
  }

  hostUpdate(): void {
    const base = this.#base()
    if (base) this.#drafts.open(formatAssetId(base.asset))
  }

  hostUpdated(): void {
    const base = this.#base()
    const { publishing } = this.#scene.publishing
    if (!base || !publishing) return
    void this.#prepare(base)
    const { input } = this.#preparation.value ?? {}
    if (!input || this.#problems(base).length > 0) return
    const { asset } = base
    void this.#costs.estimate([this.#scene.account(), asset, input], () =>
      publishing.changeCosts(asset, { kind: 'version', ...input }),
    )
  }

  view(base: VersionBase): TemplateResult {
    const { errorView, files, handOver } = this.#scene
    const locale = this.#scene.locale()
    const problems = this.#problems(base)
    const { draft, left } = this.#drafts
    const prepared = this.#preparation.value
    return versionView({
      words: modelPublishText.in(locale),
      manage: modelManageText.in(locale),
      history: modelVersionsText.in(locale),
      locale,
      last: base.manifest,
      draft,
      problems: problems.filter(({ field }) => left.has(field)),
      change: change => this.#drafts.change(change),
      leave: field => this.#drafts.leave([field]),
      drop: this.#drop,
      hashing: files.hashing,
      uploading: files.uploading,
      sharing: files.sharing,
      stop: () => files.stop(),
      next: problems.length === 0 ? prepared?.manifest.manifest : undefined,
      costs: this.#costs.costs,
      connected: true,
      sells: false,
      handOver,
      errorView,
      filesGone: draft.sent !== prepared?.manifest.cid && !files.has(draft.files),
      ready: problems.length === 0,
      save: () => prepared && saveDocuments(prepared.documents),
      problemCount: problems.length,
      busy: this.#actions.busy,
      status: this.#status(base),
      publish: () => void this.#publish(),
    })
  }

  #status(base: VersionBase): unknown {
    const { errorView, files, locale } = this.#scene
    const words = modelManageText.in(locale())
    if (files.error) return errorView(files.error)
    if (this.#preparation.refusal) return errorView(this.#preparation.refusal)
    const { costs } = this.#costs
    const isReady = this.#problems(base).length === 0
    if (isReady && costs instanceof ModelmarkError && this.#push.state.status === 'idle')
      return errorView(costs)
    return actionsView(this.#actions, {
      locale: locale(),
      done: () => words.versionPublished(this.#sentAs || base.manifest.version),
      cancelled: words.versionCancelled,
      error: errorView,
      retry: () => void this.#publish(),
    })
  }

  get #scope() {
    const market = this.#scene.market()
    const base = this.#base()
    return market && base && this.#scene.publishing.publishing && { market, asset: base.asset }
  }

  get #isBusy(): boolean {
    const { hashing, uploading } = this.#scene.files
    return this.#actions.busy || hashing !== undefined || uploading !== undefined
  }

  #problems({ manifest, history }: VersionBase): readonly VersionProblem[] {
    const taken = history.flatMap(one => one.manifest?.version ?? [])
    return checkVersion(this.#drafts.draft, manifest, taken)
  }

  /** What was chosen before stays, but for files of the same path. */
  async #take(chosen: readonly ChosenFile[]): Promise<void> {
    const hashed = await this.#scene.files.hash(chosen)
    if (!hashed) return
    const { files, gone, parameters: _, format: __, ...draft } = this.#drafts.draft
    const paths = hashed.files.map(({ path }) => path)
    const { parameters = this.#drafts.draft.parameters, format = this.#drafts.draft.format } =
      hashed.description
    this.#drafts.replace({
      ...draft,
      files: [...files.filter(({ path }) => !paths.includes(path)), ...hashed.files],
      gone: gone.filter(path => !paths.includes(path)),
      ...(parameters === undefined ? {} : { parameters }),
      ...(format === undefined ? {} : { format }),
      notes: draft.notes || (hashed.description.notes ?? ''),
    })
  }

  async #prepare(base: VersionBase): Promise<PreparedVersion | undefined> {
    if (this.#problems(base).length > 0) return undefined
    const { draft } = this.#drafts
    const { sent: _, ...said } = draft
    const inputs = [...Object.values(said), base.manifest]
    return this.#preparation.prepare(inputs, () => nextVersion(draft, base.manifest))
  }

  async #publish(): Promise<void> {
    const base = this.#base()
    if (!base || this.#isBusy) return
    const problems = this.#problems(base)
    const [first] = problems
    if (first) {
      this.#drafts.leave(problems.map(({ field }) => field))
      this.#scene.host.renderRoot.querySelector<HTMLElement>(`#${first.field}`)?.focus()
      return
    }
    const prepared = await this.#prepare(base)
    if (!prepared || !(await this.#handOver(prepared))) return
    this.#sentAs = versionOf(this.#drafts.draft, base.manifest).trim()
    await this.#push.start(prepared.input)
  }

  async #handOver({ manifest, documents }: PreparedVersion): Promise<boolean> {
    const { files, handOver } = this.#scene
    const { draft } = this.#drafts
    const isSent = draft.sent === manifest.cid
    if (handOver.hub === undefined) return true
    if (!isSent && !files.has(draft.files)) return false
    const isDone = await handOver.send(draft.files, documents, isSent)
    if (isDone) this.#drafts.change({ sent: manifest.cid })
    return isDone
  }

  #published({ index, manifestDigest }: VersionAdded, hash: Digest): void {
    const { host, handOver } = this.#scene
    const prepared = this.#preparation.value
    const { draft } = this.#drafts
    if (prepared?.manifest.digest === manifestDigest && draft.sent !== prepared.manifest.cid) {
      void handOver.share(draft.files, prepared.documents)
    }
    const asset = this.#actions.scope?.asset
    this.#drafts.startAgain()
    const detail = { asset: asset ? formatAssetId(asset) : '', index, manifestDigest, hash }
    host.dispatchEvent(new VersionPublishedEvent(detail))
  }
}
