import type { Artifact } from '../../manifest/index.ts'
import type { StorageKind } from '../store/open-storage.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A peer that shares a file, as it is told to the worker. */
export interface FoundSource {
  /** The number it goes by. */
  readonly source: number
  readonly id: string
  /** One bit a leaf that it has, lowest first. */
  readonly held: Bytes
}

/** A file that the worker offers to peers. */
export interface OfferedFile {
  readonly root: string
  readonly size: number
  /** Its inner nodes, as `packNodes` writes them. */
  readonly nodes: Bytes
  /** One bit a leaf that is held, lowest first. */
  readonly held: Bytes
}

/** What the page asks of the worker. */
export interface WorkerCalls {
  /** Runs a download and serves it on `port`, until it is closed. */
  run(artifact: Artifact, options: RunOptions, port: MessagePort): void
  close(run: number): void
  /** A peer for `search` came, or came back. */
  found(search: number, source: FoundSource): void
  /** What a peer has by now. */
  holds(source: number, held: Bytes): void
  /** A leaf that was offered as held. */
  read(offer: number, index: number): Bytes
  /** Peers connected for a file, and bytes given to them. */
  counted(root: string, counts: { readonly peers: number; readonly uploaded: number }): void
}

export interface RunOptions {
  readonly run: number
  readonly gateways: readonly string[]
  readonly routers: readonly string[]
  readonly storage: StorageKind
}

/** What the worker asks of the page, where the peer node lives: a worker has no WebRTC. */
export interface PageCalls {
  /** Starts the peer node, unless it runs. */
  start(): void
  /** Looks for peers until it is aborted. */
  find(search: number, root: string, leaves: number): void
  node(root: string, cid: string): Bytes
  fetch(source: number, index: number, length: number): Bytes
  /** Nobody looks at a source any more; `end` closes it. */
  drop(source: number, end: boolean): void
  offer(offer: number, file: OfferedFile): void
  gained(offer: number, index: number): void
  withdraw(offer: number): void
}
