import type { CID } from 'multiformats/cid'
import type { FileLayout, LeafTable } from './leaf-table.ts'
import type { Source } from './source.ts'

/** What a page offers to other visitors: the leaves it holds of one file, while it may still be downloading. */
export interface PeerContent {
  readonly table: LeafTable
  has(index: number): boolean
  /** A verified leaf. @throws ModelmarkError `storage-blocked` if it is not held. */
  read(index: number): Promise<Uint8Array<ArrayBuffer>>
  /** Calls `listener` with each leaf that is held from now on. Returns how to stop. */
  onLeaf(listener: (index: number) => void): () => void
}

/** A file that peers are looked for; see `FileLayout`. */
export type SoughtFile = Pick<FileLayout, 'root' | 'leaves'>

/** The visitor's one peer node, shared by all downloads of a page. Lazy: `import('./peer/index.ts')`. */
export interface PeerNode {
  /**
   * Looks for peers that share `file` until `signal` aborts, then resolves. A peer is handed over when it is
   * connected, as a source of kind `peer`, and again, under the same id, when it came back. Rejects with
   * ModelmarkError `no-providers` only when no relay can be reached.
   */
  find(file: SoughtFile, onSource: (source: Source) => void, signal: AbortSignal): Promise<void>
  /**
   * An inner node of the file `root`, from whichever peer has it, checked against `cid`. Waits for peers until `signal` aborts.
   * @throws ModelmarkError `no-providers`, `digest-mismatch`, `aborted`.
   */
  node(root: CID, cid: CID, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
  /** Gives `content` to peers that ask, and says so to the relays. Returns how to stop. */
  provide(content: PeerContent): Promise<() => Promise<void>>
  /** Peers connected for `root` now. */
  peers(root: CID): number
  /** Bytes given to peers of `root` since the node started. */
  uploaded(root: CID): number
  close(): Promise<void>
}

export interface PeerNodeOptions {
  /** Multiaddrs of hub nodes, `/dns4/hub.example/tcp/443/wss/p2p/12D3…`. */
  readonly relays: readonly string[]
  /** STUN and TURN servers; none by default. */
  readonly iceServers?: readonly RTCIceServer[] | undefined
  /** Only connections through the TURN servers of `iceServers`, which hide the visitor's address from peers. */
  readonly relayOnly?: boolean | undefined
  readonly upload?:
    | {
        /** Bytes a second over all peers; 1 MiB unless told. `Infinity` lifts the cap. */
        readonly bytesPerSecond?: number | undefined
        /** Bytes given of a file, at most, as a multiple of the bytes held of it; 1 unless told. */
        readonly ratio?: number | undefined
        /** Whether to give while the tab is in the background; not unless told. */
        readonly whileHidden?: boolean | undefined
      }
    | undefined
}

/** The export `createPeerNode` of `peer/index.ts`. */
export type CreatePeerNode = (options: PeerNodeOptions) => Promise<PeerNode>
