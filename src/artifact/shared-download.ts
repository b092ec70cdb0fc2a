import type { Artifact } from '../manifest/index.ts'
import { createStore } from '../store/index.ts'
import type { DownloadState, OwnDownload, RangedDownload, StartOptions } from './download.ts'
import { emptyProgress } from './progress.ts'
import { RemoteGone } from './remote/remote-download.ts'
import { lockName } from './store/names.ts'
import type { StorageKind } from './store/open-storage.ts'
import { type Following, followTab } from './tabs/follow-tab.ts'
import { leadTabs } from './tabs/lead-tabs.ts'
import { type PlaceInQueue, queueToLead } from './tabs/queue-to-lead.ts'

/** A leading tab that says nothing for so long hangs, or is of another version: then each is on its own. */
const PATIENCE_MS = 10_000

type Bytes = Uint8Array<ArrayBuffer>

export interface SharedDownloadOptions {
  readonly storage: StorageKind
  /** Whether the tabs of the origin share what is kept, and can agree who of them keeps it. */
  readonly shared: boolean
  /** Asks the browser to keep what is stored. */
  readonly persist: () => void
  /** Starts a download of this tab. `onGone` is called should it break: what was asked of it is then rejected with `RemoteGone`. */
  readonly open: (artifact: Artifact, storage: StorageKind, onGone: () => void) => Promise<OwnDownload>
}

/**
 * One artifact on its way into this browser, for all its tabs: the first that wants the file fetches and keeps it, the
 * others follow its progress and read from it. When it is gone the next takes over, and what was asked goes on.
 */
export class SharedDownload implements RangedDownload {
  readonly artifact: Artifact
  readonly #options: SharedDownloadOptions
  readonly #hall: string
  readonly #state
  /** What does the work now: this tab's own download, or the leading tab's. */
  #joined: Promise<RangedDownload> | undefined
  #unsubscribe = () => {}
  #place: PlaceInQueue | undefined
  #following: Following | undefined
  #own: Promise<OwnDownload> | undefined
  #stopLeading = () => {}
  /** What this visitor asked for and did not stop. */
  #wanted: StartOptions | undefined
  #completed = false

  constructor(artifact: Artifact, options: SharedDownloadOptions) {
    this.artifact = artifact
    this.#options = options
    this.#hall = `${lockName(artifact.cid)} ${artifact.size}`
    this.#state = createStore<DownloadState>({ ...emptyProgress(artifact.size), status: 'idle' })
  }

  getState = (): DownloadState => this.#state.getState()

  subscribe = (listener: (state: DownloadState) => void): (() => void) => this.#state.subscribe(listener)

  async start(options: StartOptions): Promise<DownloadState> {
    this.#options.persist()
    this.#wanted = options
    const state = await this.#ask(async download => {
      // Paused while the tab that led went away: nobody takes over.
      if (this.#wanted === undefined) return { ...this.getState(), status: 'paused' } as const
      return download.start(options)
    })
    if (state.status !== 'complete') this.#wanted = undefined
    return state
  }

  pause(): void {
    this.#wanted = undefined
    void this.#ask(async download => download.pause())
  }

  seed(on: boolean): Promise<void> {
    return this.#ask(download => download.seed(on))
  }

  read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    return this.#ask(download => download.read(offset, length, signal))
  }

  stream(signal?: AbortSignal): ReadableStream<Bytes> {
    return this.streamRange(0, this.artifact.size, signal)
  }

  streamRange(from: number, to: number, signal?: AbortSignal): ReadableStream<Bytes> {
    let at = from
    let source: RangedDownload | undefined
    let reader: ReadableStreamDefaultReader<Bytes> | undefined
    const next = async (download: RangedDownload) => {
      if (reader === undefined || source !== download) {
        source = download
        reader = download.streamRange(at, to, signal).getReader()
      }
      return reader.read()
    }
    return new ReadableStream<Bytes>(
      {
        pull: async controller => {
          const { done, value } = await this.#ask(next)
          if (done) return controller.close()
          at += value.length
          controller.enqueue(value)
        },
        cancel: reason => reader?.cancel(reason),
      },
      { highWaterMark: 0 },
    )
  }

  file(): Promise<File> {
    return this.#ask(async download => {
      // Who takes over has to open first what the tab that led had complete.
      if (this.#completed && download.getState().status !== 'complete') await download.start({ peers: false })
      return download.file()
    })
  }

  async clear(): Promise<void> {
    this.#wanted = undefined
    this.#completed = false
    await this.#ask(download => download.clear())
  }

  /** Ends everything; what was stored stays, and another tab may lead. */
  async close(): Promise<void> {
    this.#unsubscribe()
    this.#following?.leave()
    this.#stopLeading()
    await (await this.#own?.catch(() => undefined))?.close()
    this.#place?.leave()
    this.#joined = this.#following = this.#own = this.#place = undefined
  }

  /** Asks who does the work, and whoever takes over should that one be gone before it is done. */
  async #ask<T>(work: (download: RangedDownload) => Promise<T>): Promise<T> {
    for (;;) {
      this.#joined ??= this.#options.shared ? this.#join() : this.#fetch()
      try {
        return await work(await this.#joined)
      } catch (error) {
        if (!(error instanceof RemoteGone)) throw error
      }
    }
  }

  /** Waits until this tab leads, or the one that does has answered. */
  async #join(): Promise<RangedDownload> {
    this.#place ??= queueToLead(lockName(this.artifact.cid))
    this.#following?.leave()
    const following = followTab(this.#hall, this.artifact, {
      onSuccession: () => {
        this.#joined = this.#join()
      },
      onSilence: () => {
        this.#joined = this.#fetchAlone()
      },
    })
    this.#following = following
    const leads = this.#place.leads.then(() => this.#lead())
    const follows = following.download.met.then(() => this.#show(following.download))
    let timer: ReturnType<typeof setTimeout> | undefined
    const silence = new Promise<undefined>(resolve => {
      timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
    })
    const found = await Promise.race([leads, follows, silence]).catch(() => undefined)
    clearTimeout(timer)
    return found ?? this.#fetchAlone()
  }

  /** Fetches for all tabs, from where the one that led before left: what is on disk is not fetched again. */
  async #lead(): Promise<OwnDownload> {
    if (this.#own) return this.#own
    const { status } = this.getState()
    const wanted = this.#wanted ?? (status === 'complete' ? { peers: false } : undefined)
    const opening = this.#fetch()
    this.#joined = opening
    this.#following?.leave()
    const own = await opening
    this.#stopLeading = leadTabs(this.#hall, own)
    if (wanted) void own.start(wanted)
    return own
  }

  /** The bytes stay in memory: the disk belongs to the tab that leads and does not answer. */
  #fetchAlone(): Promise<OwnDownload> {
    this.#following?.leave()
    this.#place?.leave()
    return this.#fetch('memory')
  }

  #fetch(storage = this.#options.storage): Promise<OwnDownload> {
    const broke = () => {
      this.#stopLeading()
      this.#own = undefined
      this.#joined = undefined
    }
    const own = this.#options.open(this.artifact, storage, broke).then(download => this.#show(download))
    this.#own = own
    return own
  }

  #show<D extends RangedDownload>(download: D): D {
    this.#unsubscribe()
    this.#unsubscribe = download.subscribe(state => {
      this.#completed ||= state.status === 'complete'
      this.#state.setState(state)
    })
    if (download.getState().status !== 'idle') this.#state.setState(download.getState())
    return download
  }
}
