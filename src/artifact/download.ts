import type { ModelmarkError } from '../error/index.ts'
import type { Artifact } from '../manifest/index.ts'
import type { Store } from '../store/index.ts'
import type { SourceKind } from './source.ts'

/** What one source gave. */
export interface SourceProgress {
  readonly id: string
  readonly kind: SourceKind
  /** Verified bytes. */
  readonly bytes: number
  /** Bytes a second, over the last seconds. */
  readonly rate: number
  /** `banned` after it sent wrong bytes. */
  readonly state: 'active' | 'idle' | 'unreachable' | 'banned'
}

export interface DownloadProgress {
  /** Bytes that were checked and kept. */
  readonly bytes: number
  readonly size: number
  /** One entry a leaf: 0 missing, else 1 + position in `sources` of who gave it. */
  readonly leaves: Uint8Array
  readonly sources: readonly SourceProgress[]
  /** Bytes a second, over the last seconds. */
  readonly rate: number
  /** Seconds; absent while it cannot be told. */
  readonly secondsLeft?: number
  /** Peers connected for this file. */
  readonly peers: number
  /** Bytes given to peers. */
  readonly uploaded: number
}

export type DownloadState = DownloadProgress &
  (
    | { readonly status: 'idle' }
    /** Gets and checks the list of leaves. */
    | { readonly status: 'preparing' }
    | { readonly status: 'downloading' }
    | { readonly status: 'paused' }
    | { readonly status: 'complete'; readonly seeding: boolean }
    /** `digest-mismatch` names the source that lied; what was verified before is kept. */
    | { readonly status: 'failed'; readonly error: ModelmarkError }
  )

export interface StartOptions {
  /** Whether the visitor agreed to fetch from and give to other visitors. */
  readonly peers: boolean
}

/** One file on its way into this browser. */
export interface ArtifactDownload extends Store<DownloadState> {
  readonly artifact: Artifact
  /** Starts or resumes; resolves when complete, paused or failed. Never throws. */
  start(options: StartOptions): Promise<DownloadState>
  /** Keeps what is verified. */
  pause(): void
  /** Offers the complete file to other visitors, or stops. */
  seed(on: boolean): Promise<void>
  /** `length` verified bytes from `offset` on; fetches only the leaves it needs. @throws ModelmarkError */
  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
  /** The verified bytes in order, as they come; back-pressure reaches the sources. */
  stream(signal?: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>>
  /** The complete file, without a copy in memory where the store can give one. @throws ModelmarkError if not complete. */
  file(): Promise<File>
  /** Forgets the bytes kept in this browser. */
  clear(): Promise<void>
}

/** A download that can also be streamed in part. */
export interface RangedDownload extends ArtifactDownload {
  /** The verified bytes [from, to) in order, as `stream`. */
  streamRange(from: number, to: number, signal?: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>>
}

/** A download that this tab runs. */
export interface OwnDownload extends RangedDownload {
  /** Ends everything; what was stored stays. */
  close(): Promise<void>
}
