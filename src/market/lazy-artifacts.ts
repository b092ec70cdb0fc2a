import {
  type ArtifactDownload,
  type Artifacts,
  type ArtifactsOptions,
  type DownloadState,
  keptLeaves,
  type LocalFile,
  type StartOptions,
} from '../artifact/index.ts'
import { toModelmarkError } from '../error/index.ts'
import type { Artifact } from '../manifest/index.ts'
import { createStore } from '../store/index.ts'

/** The files of a page, without the code that fetches them: that comes when the first file is wanted. */
export interface LazyArtifacts {
  /** The same download for the same file. */
  download(artifact: Artifact): ArtifactDownload
  /** As `Artifacts.share`. @throws ModelmarkError */
  share(file: LocalFile): Promise<() => Promise<void>>
  close(): Promise<void>
}

export function createLazyArtifacts(options: ArtifactsOptions): LazyArtifacts {
  const downloads = new Map<string, ArtifactDownload>()
  let loading: Promise<Artifacts> | undefined

  function load(): Promise<Artifacts> {
    loading ??= import('./load-artifacts.ts').then(({ createArtifacts }) => createArtifacts(options))
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }

  return {
    download(artifact) {
      const key = `${artifact.cid} ${artifact.size}`
      const known = downloads.get(key)
      if (known) return known
      const download = createLazyDownload(artifact, async () => (await load()).download(artifact))
      downloads.set(key, download)
      return download
    },
    share: async file => (await load()).share(file),
    async close() {
      const artifacts = await loading?.catch(() => undefined)
      await artifacts?.close()
    },
  }
}

function createLazyDownload(artifact: Artifact, open: () => Promise<ArtifactDownload>): ArtifactDownload {
  const store = createStore<DownloadState>({ status: 'idle', ...nothingYet(artifact) })
  let opening: Promise<ArtifactDownload> | undefined
  let recalling = false

  function load(): Promise<ArtifactDownload> {
    opening ??= open().then(download => {
      if (download.getState().status !== 'idle') store.setState(download.getState())
      download.subscribe(store.setState)
      return download
    })
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }

  async function start(options: StartOptions) {
    try {
      return await (await load()).start(options)
    } catch (error) {
      store.setState({ status: 'failed', error: toModelmarkError(error), ...nothingYet(artifact) })
      return store.getState()
    }
  }

  /** Shows what an earlier visit left: a part waits to be resumed, the whole file is there at once. */
  async function recall() {
    const bitmap = await keptLeaves(artifact.cid)
    if (bitmap.length === 0) return
    const { keptProgress } = await import('./load-artifacts.ts')
    const progress = keptProgress(artifact, bitmap)
    if (opening || progress.bytes === 0) return
    store.setState({ status: 'paused', ...progress })
    if (progress.bytes === artifact.size) await start({ peers: false })
  }

  return {
    artifact,
    getState: store.getState,
    subscribe(listener) {
      if (!recalling) recall().catch(() => undefined)
      recalling = true
      return store.subscribe(listener)
    },
    start,
    pause: () => void opening?.then(download => download.pause()),
    seed: async on => (await load()).seed(on),
    read: async (offset, length, signal) => (await load()).read(offset, length, signal),
    stream(signal) {
      let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined
      return new ReadableStream<Uint8Array<ArrayBuffer>>(
        {
          async pull(controller) {
            reader ??= (await load()).stream(signal).getReader()
            const { done, value } = await reader.read()
            if (done) controller.close()
            else controller.enqueue(value)
          },
          cancel: reason => reader?.cancel(reason),
        },
        { highWaterMark: 0 },
      )
    },
    file: async () => (await load()).file(),
    clear: async () => (await load()).clear(),
  }
}

function nothingYet({ size }: Artifact) {
  return {
    bytes: 0,
    size,
    leaves: new Uint8Array(0),
    sources: [],
    rate: 0,
    peers: 0,
    uploaded: 0,
  }
}
