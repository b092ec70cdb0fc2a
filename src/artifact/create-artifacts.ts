import type { Artifact } from '../manifest/index.ts'
import type { OwnDownload, RangedDownload } from './download.ts'
import { Engine } from './engine/engine.ts'
import { loadPeerNode } from './load-peer-node.ts'
import type { PeerNode, PeerNodeOptions } from './peer-node.ts'
import { type LocalFile, shareFile } from './share-file.ts'
import { SharedDownload } from './shared-download.ts'
import { createStorage, type StorageKind } from './store/open-storage.ts'

export interface ArtifactsOptions {
  /** Base URLs of trustless gateways, best first. */
  readonly gateways: readonly string[]
  /**
   * Base URLs of delegated routers that are asked which public gateways have a file, such as `https://delegated-ipfs.dev`;
   * none unless given, for who runs one learns what is looked for.
   */
  readonly routers?: readonly string[]
  /** Multiaddrs of hub nodes that introduce visitors to each other. */
  readonly relays: readonly string[]
  /** STUN and TURN servers; none by default. */
  readonly iceServers?: readonly RTCIceServer[]
  /** Peers are met only through the TURN servers of `iceServers`, so that they do not see the visitor's address. */
  readonly relayOnly?: boolean
  /** What this visitor gives to others at most; see `PeerNodeOptions`. */
  readonly upload?: PeerNodeOptions['upload']
  /** `auto` (default): on disk where the browser allows it, else in memory. */
  readonly storage?: StorageKind
  /** Stands in for the global `fetch`. */
  readonly fetch?: typeof fetch
}

/** The files of a page: one store, one peer node, one download a file, shared with the other tabs of the origin. */
export interface Artifacts {
  /** The download of a file; the same one for the same CID and size, so that elements share it. */
  download(artifact: Artifact): RangedDownload
  /**
   * Gives a file that the visitor chose to others, before any server has it. Returns how to stop.
   * @throws ModelmarkError `file-invalid`, `digest-mismatch`.
   */
  share(file: LocalFile): Promise<() => Promise<void>>
  close(): Promise<void>
}

/**
 * @example
 * const artifacts = createArtifacts({ gateways: ['https://gateway.example'], relays: [] })
 * const download = artifacts.download(manifest.artifacts[0])
 * await download.start({ peers: false })
 * const file = await download.file()
 */
export function createArtifacts(options: ArtifactsOptions): Artifacts {
  const { gateways, routers = [], relays, iceServers, relayOnly, upload } = options
  const kind = options.storage ?? 'auto'
  const storage = createStorage(kind)
  const downloads = new Map<string, SharedDownload>()
  let node: Promise<PeerNode> | undefined
  const peerNode = () => {
    if (node === undefined) {
      const starting = loadPeerNode({ relays, iceServers, relayOnly, upload })
      starting.catch(() => {
        node = undefined
      })
      node = starting
    }
    return node
  }
  // A stand-in for `fetch` cannot follow into a worker.
  const engine = options.fetch ? undefined : new Engine({ gateways, routers, peerNode })

  async function open(artifact: Artifact, wanted: StorageKind, onGone: () => void): Promise<OwnDownload> {
    const inWorker = engine?.open(artifact, wanted, onGone)
    if (inWorker !== undefined) return inWorker
    const { FileDownload } = await import('./file-download.ts')
    return new FileDownload(artifact, {
      gateways,
      routers,
      fetch: options.fetch,
      storage: wanted === kind ? storage : createStorage(wanted),
      peerNode,
    })
  }

  return {
    download(artifact) {
      const key = `${artifact.cid} ${artifact.size}`
      const known = downloads.get(key)
      if (known) return known
      const download = new SharedDownload(artifact, {
        storage: kind,
        shared: storage.shared,
        persist: storage.persist,
        open,
      })
      downloads.set(key, download)
      return download
    },
    share: async file => shareFile(file, await peerNode()),
    async close() {
      await Promise.all([...downloads.values()].map(download => download.close()))
      downloads.clear()
      engine?.close()
      await (await node?.catch(() => undefined))?.close()
      storage.close()
    },
  }
}
