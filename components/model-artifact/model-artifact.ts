import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { ArtifactDownload, DownloadState } from '../../src/artifact/index.ts'
import { formatAssetId } from '../../src/asset/index.ts'
import { ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { Artifact } from '../../src/manifest/index.ts'
import type { ModelState } from '../../src/market/index.ts'
import { type ModelArtifactStrings, modelArtifactText } from '../../src/text/index.ts'
import { AssetElement } from '../asset-element.ts'
import { StoreController, UntilController, WidthController } from '../controllers/index.ts'
import { ArtifactTamperedEvent } from '../events/index.ts'
import { tellDownload } from './download-events.ts'
import { modelArtifactStyles } from './model-artifact.styles.ts'
import { type PeerConsent, peerConsent, rememberPeerConsent } from './peer-consent.ts'
import { saveFile } from './save-file.ts'
import { type ActionOptions, consentView, mainAction, minorActions } from './view-actions.ts'
import { evidenceView, type Proof } from './view-evidence.ts'
import { filesView } from './view-files.ts'
import { progressLine, progressView } from './view-progress.ts'
import { troubleView } from './view-trouble.ts'

/** Pixels a square of the leaf map takes, and the widest map. */
const SQUARE = 14
const MOST_COLUMNS = 64

/**
 * Fetches a file of a model from servers and, if the visitor agrees, from other visitors; checks every byte against
 * the chain; goes on where it stopped; saves it and hands it on.
 *
 * @element model-artifact
 *
 * @attr {string} asset - CAIP-19 id of the model, `eip155:8453/erc721:0x…/42`.
 * @attr {string} chain - With `contract` and `token-id` in place of `asset`: `eip155:8453` or `8453`. May stand on an ancestor.
 * @attr {string} contract - Address of the registry. May stand on an ancestor.
 * @attr {string} token-id - Number of the model, decimal.
 * @attr {string} path - File of the manifest; otherwise the weights, with a list of the others.
 * @attr {'ask'|'on'|'off'} [p2p=ask] - Other visitors: `ask` asks once and remembers, `on` is for pages that asked themselves, `off` never.
 * @attr {'lazy'|'eager'} [loading=lazy] - `lazy` reads nothing before the element comes near the window. No file is fetched unasked.
 * @attr {'auto'|'light'|'dark'} [theme=auto] - `auto` follows the page's `color-scheme`.
 * @attr {string} locale - BCP 47 language; otherwise that of the nearest ancestor with `lang`.
 *
 * @fires artifact-progress - More of the file is here; at most once for each percent.
 * @fires artifact-verified - Every byte is here and matches the chain. Once.
 * @fires artifact-tampered - A source sent other bytes; they were thrown away. Once for each source.
 * @fires market-error - An error is shown; once for each.
 *
 * @slot - Shown before the element is upgraded, where scripts are stripped, and when the model cannot be read.
 * @slot loading - In place of the skeleton.
 * @slot error - In place of the error when the manifest cannot be read.
 * @slot empty - In place of the sentence that says that there is no such file.
 *
 * @csspart base - The sheet.
 * @csspart title - The file's path.
 * @csspart line - Percent, bytes, speed, time left.
 * @csspart bar - Progress by source; `legend` names them.
 * @csspart map - One square for each block, or for several of a large file.
 * @csspart traffic - Visitors connected and bytes given to others.
 * @csspart start - The button that gets the file or goes on; also `pause`, `save`, `forget`, `seed`.
 * @csspart consent - The question of other visitors; also `consent-on`, `consent-off`, `consent-answer`, `consent-change`.
 * @csspart tampered - Says who sent wrong bytes; `shut-out` when it goes on without them; `unreachable` when nobody answers.
 * @csspart evidence - contract → manifest → blocks → file.
 * @csspart files - The list of files; each is a `file`.
 * @csspart error - The error view; also `error-title`, `retry`, `error-details`.
 *
 * @cssstate loading - The manifest is not read yet.
 * @cssstate downloading - Bytes are coming.
 * @cssstate complete - Every byte is here and checked.
 * @cssstate tampered - Somebody sent wrong bytes.
 * @cssstate error - The manifest or the file cannot be had.
 */
export class ModelArtifact extends AssetElement {
  static override styles = [AssetElement.styles, modelArtifactStyles]

  @property() path = ''
  @property() p2p: 'ask' | 'on' | 'off' = 'ask'

  @state() private selected = ''
  @state() private saving = false
  @state() private trouble: ModelmarkError | undefined
  #toldManifest: unknown

  readonly #model = new StoreController<ModelState>(this, () => {
    const asset = this.assetId
    return this.wanted && asset ? this.activeMarket?.model(asset) : undefined
  })
  readonly #download = new StoreController<DownloadState>(this, () => {
    const file = this.#file
    return file && this.activeMarket?.artifact(file)
  })
  readonly #width = new WidthController(this, SQUARE, 48)
  readonly #until = new UntilController(this)

  /** Reads the model again. */
  async refresh(): Promise<void> {
    const asset = this.assetId
    if (asset) await this.activeMarket?.model(asset).refresh()
  }

  /**
   * Starts or resumes; resolves when complete, paused or failed. Other visitors take part only if the visitor or the
   * page agreed before. @throws ModelmarkError if the file is not known.
   */
  async start(): Promise<DownloadState> {
    const download = await this.#wantedDownload()
    return download.start({ peers: this.#consent === 'on' })
  }

  /** Fetches what is missing; resolves with true once every byte is here and matches the chain. @throws ModelmarkError */
  async verify(): Promise<boolean> {
    return (await this.start()).status === 'complete'
  }

  /** Stops fetching; keeps what is verified. */
  pause(): void {
    this.#current?.pause()
  }

  /** The verified bytes in order, as they come. @throws ModelmarkError if the file is not known. */
  async stream(signal?: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    return (await this.#wantedDownload()).stream(signal)
  }

  /** The complete file. @throws ModelmarkError if it is not known or not complete. */
  async file(): Promise<File> {
    return (await this.#wantedDownload()).file()
  }

  protected override view(): unknown {
    const words = modelArtifactText.in(this.language)
    const problem = this.#problem
    if (problem) {
      this.setStates('error', ...(problem.code === 'digest-mismatch' ? ['tampered'] : []))
      return this.#sheet(html`<slot name="error">${this.errorView(problem, () => this.#retry())}</slot>
        ${this.#evidence(words)}<slot></slot>`)
    }
    if (this.#model.state?.manifest.status !== 'ready') {
      this.setStates('loading')
      return this.#sheet(html`<slot name="loading">
        <span class="visually-hidden" role="status">${words.loading}</span>
        <div aria-hidden="true"><span class="bone"></span><span class="bone"></span></div>
      </slot>`)
    }
    const file = this.#file
    const download = this.#download.state
    if (!file || !download) {
      this.setStates('error')
      return this.#sheet(
        html`<slot name="empty"><p class="quiet">${this.path ? words.noSuchFile(this.path) : words.noFiles}</p></slot>`,
      )
    }
    return this.#ready(file, download, words)
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    const asset = this.assetId
    const download = this.#current
    if (asset && download) tellDownload(this, formatAssetId(asset), download, download.getState())
    const manifest = this.#model.state?.manifest
    if (asset && manifest?.status === 'failed' && manifest !== this.#toldManifest) {
      this.#toldManifest = manifest
      const { code, facts } = toModelmarkError(manifest.error)
      const source = facts['source']
      if (code === 'digest-mismatch') {
        this.dispatchEvent(
          new ArtifactTamperedEvent({
            asset: formatAssetId(asset),
            ...(source !== undefined && { source: String(source) }),
          }),
        )
      }
    }
  }

  #ready(file: Artifact, state: DownloadState, words: ModelArtifactStrings): TemplateResult {
    const locale = this.language
    const lied = state.sources.some(source => source.state === 'banned')
    const tampered = lied || (state.status === 'failed' && state.error.code === 'digest-mismatch')
    this.setStates(
      ...(state.status === 'downloading' || state.status === 'complete' ? [state.status] : []),
      ...(state.status === 'failed' ? ['error'] : []),
      ...(tampered ? ['tampered'] : []),
    )
    const columns = Math.max(12, Math.min(MOST_COLUMNS, this.#width.steps - 3))
    const progress = { state, path: file.path, columns, words, locale }
    const actions = this.#actions(state, words)
    return this.#sheet(html`
      <div class="row head">
        <div class="names">
          <h3 part="title">${file.path}</h3>
          <p class="small quiet number" part="line">${progressLine(progress)}</p>
        </div>
        ${mainAction(actions)}
      </div>
      <p class="visually-hidden" role="status">${this.#announcement(state, words)}</p>
      ${consentView(actions)}
      ${troubleView({ state, words, locale, goOn: () => void this.#start(), error: (error, retry) => this.errorView(error, retry) })}
      ${this.trouble ? this.errorView(this.trouble, () => (this.trouble = undefined)) : nothing}
      ${state.status === 'idle' && state.bytes === 0 ? nothing : progressView(progress)}
      ${this.#evidence(words)} ${minorActions(actions)} ${this.#files(file, words)} ${this.#licence(words)}
    `)
  }

  #actions(state: DownloadState, words: ModelArtifactStrings): ActionOptions {
    return {
      state,
      words,
      locale: this.language,
      consent: this.#consent,
      asked: this.p2p === 'ask',
      saving: this.saving,
      start: consent => {
        if (consent) rememberPeerConsent(consent)
        void this.#start()
      },
      pause: () => this.pause(),
      save: () => void this.#save(),
      forget: () => void this.#attempt(async download => download.clear()),
      seed: on => {
        if (on) rememberPeerConsent('on')
        void this.#attempt(async download => download.seed(on))
      },
      askAgain: () => {
        rememberPeerConsent(undefined)
        this.requestUpdate()
      },
    }
  }

  #sheet(content: unknown): TemplateResult {
    return html`<section class="surface pad" part="base"><div class="panel">${content}</div></section>`
  }

  #evidence(words: ModelArtifactStrings): TemplateResult {
    const model = this.#model.state
    const proof = (status: string | undefined): Proof =>
      status === 'ready' ? 'checked' : status === 'failed' ? 'broken' : 'waiting'
    return evidenceView({
      contract: proof(model?.record.status),
      manifest: proof(model?.manifest.status),
      state: this.#download.state,
      words,
      locale: this.language,
    })
  }

  #files(shown: Artifact, words: ModelArtifactStrings): TemplateResult | typeof nothing {
    const files = this.#artifacts
    if (this.path || files.length < 2) return nothing
    const select = (path: string) => {
      this.selected = path
    }
    return filesView({ files, shown, words, locale: this.language, select })
  }

  #licence(words: ModelArtifactStrings): TemplateResult | typeof nothing {
    const record = this.#model.state?.record
    const sells = record?.status === 'ready' && record.value.tiers.length > 0
    return sells ? html`<p class="small quiet" part="licence-hint">${words.licence}</p>` : nothing
  }

  /** What is read out: changes of state, not every byte. */
  #announcement(state: DownloadState, words: ModelArtifactStrings): string {
    switch (state.status) {
      case 'preparing':
        return words.preparing
      case 'downloading':
        return words.started
      case 'paused':
        return words.paused
      case 'complete':
        return words.verified
      default:
        return ''
    }
  }

  async #start(): Promise<void> {
    this.trouble = undefined
    await this.#attempt(async download => {
      await download.start({ peers: this.#consent === 'on' })
    })
  }

  async #save(): Promise<void> {
    this.saving = true
    await this.#attempt(async download => {
      await saveFile(download.artifact.path, () => download.file())
    })
    this.saving = false
  }

  async #attempt(run: (download: ArtifactDownload) => Promise<void>): Promise<void> {
    const download = this.#current
    try {
      if (download) await run(download)
      this.trouble = undefined
    } catch (error) {
      this.trouble = toModelmarkError(error)
    }
    this.requestUpdate()
  }

  async #wantedDownload(): Promise<ArtifactDownload> {
    this.loading = 'eager'
    await this.#until.until(
      () => this.#problem !== undefined || this.#model.state?.manifest.status === 'ready',
    )
    const download = this.#current
    if (!download)
      throw this.#problem ?? new ModelmarkError('bad-config', { field: 'path', value: this.path })
    return download
  }

  get #consent(): PeerConsent | undefined {
    return this.p2p === 'ask' ? peerConsent() : this.p2p
  }

  get #problem(): ModelmarkError | undefined {
    const model = this.#model.state
    const failed =
      model?.record.status === 'failed'
        ? model.record
        : model?.manifest.status === 'failed'
          ? model.manifest
          : undefined
    return this.configError ?? (failed && toModelmarkError(failed.error))
  }

  get #artifacts(): readonly Artifact[] {
    const manifest = this.#model.state?.manifest
    return manifest?.status === 'ready' ? manifest.value.artifacts : []
  }

  get #file(): Artifact | undefined {
    const files = this.#artifacts
    const wanted = this.path || this.selected
    if (wanted) return files.find(({ path }) => path === wanted)
    return files.find(({ role }) => role === 'weights') ?? files[0]
  }

  /** The market gives the same download for the same file. */
  get #current(): ArtifactDownload | undefined {
    const file = this.#file
    return file && this.activeMarket?.artifact(file)
  }

  #retry(): void {
    void this.refresh()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'model-artifact': ModelArtifact
  }
}
