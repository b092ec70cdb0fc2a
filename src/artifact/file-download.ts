import { parseCid } from '../asset/index.ts'
import { ModelmarkError, toModelmarkError } from '../error/index.ts'
import type { Artifact } from '../manifest/index.ts'
import { createStore } from '../store/index.ts'
import type { DownloadState, OwnDownload, StartOptions } from './download.ts'
import { streamLeaves } from './leaf-stream.ts'
import { fileLayout, LEAF_BYTES, type LeafTable } from './leaf-table.ts'
import { openFile } from './open-file.ts'
import type { PeerNode } from './peer-node.ts'
import { emptyProgress, Progress } from './progress.ts'
import { Scheduler } from './scheduler.ts'
import { Sharing } from './sharing.ts'
import type { Sink } from './sink.ts'
import type { Source } from './source.ts'
import type { FileStorage, Storage } from './store/open-storage.ts'
import { VerifiedLeaves } from './verified-leaves.ts'

export interface FileDownloadOptions {
  readonly gateways: readonly string[]
  /** Base URLs of delegated routers; none unless given. */
  readonly routers?: readonly string[]
  readonly fetch?: typeof fetch | undefined
  readonly storage: Storage
  /** The page's peer node, started when it is first asked for. */
  readonly peerNode: () => Promise<PeerNode>
}

/** A file whose index is known. */
interface OpenedFile {
  readonly table: LeafTable
  readonly sink: Sink
  readonly scheduler: Scheduler
  readonly leaves: VerifiedLeaves
  readonly progress: Progress
}

type Bytes = Uint8Array<ArrayBuffer>
type Outcome =
  | { readonly status: 'idle' | 'preparing' | 'downloading' | 'paused' }
  | { readonly status: 'complete'; readonly seeding: boolean }
  | { readonly status: 'failed'; readonly error: ModelmarkError }

/** One artifact on its way into this browser. */
export class FileDownload implements OwnDownload {
  readonly artifact: Artifact
  readonly #options: FileDownloadOptions
  readonly #state
  #outcome: Outcome = { status: 'idle' }
  #opening: Promise<OpenedFile> | undefined
  #opened: OpenedFile | undefined
  #lifetime = new AbortController()
  #running: { readonly done: Promise<DownloadState>; readonly stop: AbortController } | undefined
  #sharing: Sharing | undefined

  constructor(artifact: Artifact, options: FileDownloadOptions) {
    this.artifact = artifact
    this.#options = options
    this.#state = createStore<DownloadState>({ ...emptyProgress(artifact.size), status: 'idle' })
  }

  getState = (): DownloadState => this.#state.getState()

  subscribe = (listener: (state: DownloadState) => void): (() => void) => this.#state.subscribe(listener)

  start(options: StartOptions): Promise<DownloadState> {
    if (this.#running) return this.#running.done
    if (this.#outcome.status === 'complete') return Promise.resolve(this.getState())
    const stop = new AbortController()
    const done = Promise.resolve().then(() => this.#run(options, stop.signal))
    this.#running = { done, stop }
    return done
  }

  pause(): void {
    this.#running?.stop.abort()
  }

  async seed(on: boolean): Promise<void> {
    if (on) {
      const file = await this.#open(false)
      await (await this.#share(file)).provide()
    } else await this.#stopSharing()
    if (this.#outcome.status === 'complete') this.#show({ status: 'complete', seeding: on })
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Bytes> {
    const from = Math.min(Math.max(0, offset), this.artifact.size)
    const to = Math.min(this.artifact.size, from + Math.max(0, length))
    const bytes = new Uint8Array(to - from)
    const first = Math.floor(from / LEAF_BYTES)
    const end = to > from ? Math.ceil(to / LEAF_BYTES) : first
    const file = await abortable(this.#open(false), signal)
    if (first < end) await file.scheduler.bring(first, end, signal)
    for (let i = first; i < end; i++) {
      const leaf = await file.leaves.fetch(i, signal)
      const start = i * LEAF_BYTES
      bytes.set(leaf.subarray(Math.max(0, from - start), to - start), Math.max(0, start - from))
    }
    return bytes
  }

  stream(signal?: AbortSignal): ReadableStream<Bytes> {
    return this.streamRange(0, this.artifact.size, signal)
  }

  /** The verified bytes [from, to) in order, as `stream`. */
  streamRange(from: number, to: number, signal?: AbortSignal): ReadableStream<Bytes> {
    const whole = from === 0 && to === this.artifact.size
    return streamLeaves(() => abortable(this.#open(whole), signal), {
      from,
      to,
      signal,
      keep: file =>
        file.sink.persistent || this.#running !== undefined || this.#outcome.status === 'complete',
    })
  }

  async file(): Promise<File> {
    const file = this.#opened
    if (file === undefined || file.sink.count < file.table.leaves) {
      throw new ModelmarkError('storage-blocked', { reason: 'incomplete' })
    }
    await file.leaves.checkAll()
    const name = this.artifact.path.split('/').at(-1) ?? this.artifact.path
    return new File([await file.sink.file()], name, { type: this.artifact.mediaType })
  }

  async clear(): Promise<void> {
    await this.#stop()
    const opened = await this.#opening?.catch(() => undefined)
    const { sink } = opened ?? (await this.#openStored())
    await sink.clear()
    if (opened === undefined) await sink.close()
    await this.#forget()
    this.#show({ status: 'idle' })
  }

  async close(): Promise<void> {
    await this.#stop()
    await this.#forget()
  }

  async #run({ peers }: StartOptions, stop: AbortSignal): Promise<DownloadState> {
    this.#show({ status: 'preparing' })
    try {
      const node = peers ? await this.#options.peerNode().catch(() => undefined) : undefined
      const file = await abortable(this.#open(true, node), stop)
      file.scheduler.forgive()
      this.#show({ status: 'downloading' })
      if (node) {
        const sharing = await this.#share(file)
        sharing.look()
        void sharing.provide().catch(() => {})
      }
      await file.scheduler.bring(0, file.table.leaves, stop, 'scattered')
      return this.#show({ status: 'complete', seeding: this.#sharing?.providing ?? false })
    } catch (reason) {
      await this.#stopSharing()
      if (stop.aborted) return this.#show({ status: 'paused' })
      const error = toModelmarkError(reason)
      const state = this.#show({ status: 'failed', error })
      if (error.code.startsWith('storage-')) await this.#forget()
      return state
    } finally {
      this.#sharing?.stopLooking()
      this.#running = undefined
    }
  }

  /** One opening at a time, shared by all who read; one that failed is forgotten, so that the next call tries again. */
  #open(whole: boolean, peers?: PeerNode): Promise<OpenedFile> {
    const { signal } = this.#lifetime
    if (this.#opening === undefined) {
      const opening = openFile(this.artifact, {
        ...this.#options,
        routers: this.#options.routers ?? [],
        peers,
        whole,
        signal,
      }).then(file => {
        const scheduler = new Scheduler({
          ...file,
          onProgress: () => progress.changed(),
          onLeaf: (index, from) => {
            leaves.checked(index)
            progress.kept(index, from.position)
            this.#sharing?.gained(index)
          },
        })
        const leaves = new VerifiedLeaves(file.table, file.sink, scheduler)
        const progress = new Progress(file.table, scheduler, () => this.#show(this.#outcome))
        const addAll = (sources: readonly Source[]) => {
          for (const source of sources) scheduler.add(source)
        }
        addAll(file.sources)
        scheduler.expect(file.found.then(addAll))
        this.#opened = { ...file, scheduler, leaves, progress }
        return this.#opened
      })
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = undefined
      })
      this.#opening = opening
    }
    return this.#opening
  }

  /** What is kept of the file, which is known also where nobody can be asked for its index. */
  #openStored(): Promise<FileStorage> {
    const { cid, size } = this.artifact
    return this.#options.storage.open(fileLayout(parseCid(cid), size))
  }

  async #share(file: OpenedFile): Promise<Sharing> {
    const node = await this.#options.peerNode()
    this.#sharing ??= new Sharing(file, node, () => this.#show(this.#outcome))
    return this.#sharing
  }

  async #stopSharing(): Promise<void> {
    const sharing = this.#sharing
    this.#sharing = undefined
    await sharing?.leave()
  }

  async #stop(): Promise<void> {
    this.#running?.stop.abort()
    await this.#running?.done
  }

  async #forget(): Promise<void> {
    const file = this.#opened
    this.#opening = this.#opened = undefined
    this.#lifetime.abort()
    this.#lifetime = new AbortController()
    await this.#stopSharing()
    file?.progress.stop()
    await file?.scheduler.close()
    await file?.sink.close()
  }

  #show(outcome: Outcome): DownloadState {
    this.#outcome = outcome
    const progress = this.#opened?.progress.read(this.#sharing) ?? emptyProgress(this.artifact.size)
    this.#state.setState({ ...progress, ...outcome })
    return this.getState()
  }
}

/** `work`, or `aborted` as soon as `signal` says so; `work` itself goes on for others. */
function abortable<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const stop = () => reject(new ModelmarkError('aborted'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
