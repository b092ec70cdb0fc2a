import type { Connection, Libp2p } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import type { CID } from 'multiformats/cid'
import { pause } from '../../store/index.ts'
import type { Source } from '../source.ts'
import type { PeerSlots } from './peer-slots.ts'
import { PeerSource } from './peer-source.ts'
import { visitorAddress } from './relay-address.ts'
import type { RelayLink } from './relay-link.ts'

const DIAL_DEADLINE = 15_000
/** Milliseconds between two lookups: soon again at first, seldom later. */
const FIRST_LOOKUP = 300
const LOOKUP_GROWTH = 1.5
const LAST_LOOKUP = 20_000
/** Milliseconds a peer that could not be reached is left alone: doubled from the first to the last. */
const FIRST_PAUSE = 1000
const LAST_PAUSE = 60_000

/** What a swarm needs of the node. */
export interface SwarmHost {
  readonly libp2p: Libp2p
  readonly links: readonly RelayLink[]
  readonly slots: PeerSlots
}

/** The peers that share one file: found through the relays, connected, and handed to whoever looks for them. */
export class Swarm {
  readonly root: CID
  readonly #host: SwarmHost
  readonly #sources = new Map<string, PeerSource>()
  readonly #pending = new Set<string>()
  readonly #pauses = new Map<string, { readonly until: number; readonly length: number }>()
  readonly #banned = new Set<string>()
  readonly #listeners = new Set<(source: PeerSource) => void>()
  readonly #ended = new AbortController()
  readonly #looking: Promise<void>
  #lookSoon = () => {}

  constructor(root: CID, host: SwarmHost) {
    this.root = root
    this.#host = host
    this.#looking = this.#look()
  }

  get sources(): readonly PeerSource[] {
    return [...this.#sources.values()]
  }

  /** Calls `listener` with each source there is and each that comes. Returns how to stop. */
  onSource(listener: (source: Source & PeerSource) => void): () => void {
    this.#listeners.add(listener)
    for (const source of this.#sources.values()) listener(source)
    return () => this.#listeners.delete(listener)
  }

  /** Asks the relays now: one of them came (back). */
  look(): void {
    this.#lookSoon()
  }

  /** Lets go of a peer that lied, for good. */
  ban(peer: string): void {
    this.#banned.add(peer)
    void this.#sources.get(peer)?.close()
  }

  /** Opens `connection`'s peer as a source, unless it is one. */
  async join(connection: Connection): Promise<void> {
    const peer = connection.remotePeer.toString()
    if (this.#unwanted(peer)) return
    await this.#open(peer, async () => connection)
  }

  async close(): Promise<void> {
    this.#ended.abort()
    this.#listeners.clear()
    await Promise.all([this.#looking, ...this.sources.map(source => source.close())])
  }

  async #look(): Promise<void> {
    const { signal } = this.#ended
    let wait = FIRST_LOOKUP
    while (!signal.aborted) {
      const soon = new Promise<void>(resolve => {
        this.#lookSoon = resolve
      })
      await Promise.all(this.#host.links.map(link => this.#lookAt(link))).catch(() => undefined)
      const waited = pause(wait, signal).catch(() => undefined)
      await Promise.race([soon, waited])
      wait = Math.min(LOOKUP_GROWTH * wait, LAST_LOOKUP)
    }
  }

  async #lookAt(link: RelayLink): Promise<void> {
    if (!link.connected) return
    for (const peer of await link.find(this.root.toString(), this.#ended.signal)) {
      if (this.#unwanted(peer)) continue
      void this.#open(peer, () => this.#dial(link, peer))
    }
  }

  #unwanted(peer: string): boolean {
    if (this.#ended.signal.aborted || peer === this.#host.libp2p.peerId.toString()) return true
    if (this.#sources.has(peer) || this.#pending.has(peer) || this.#banned.has(peer)) return true
    return (this.#pauses.get(peer)?.until ?? 0) > performance.now()
  }

  /** A direct connection to `peer`, the one there is or a new one. */
  async #dial(link: RelayLink, peer: string): Promise<Connection> {
    const { libp2p } = this.#host
    const id = peerIdFromString(peer)
    const direct = () => libp2p.getConnections(id).find(connection => connection.limits === undefined)
    const signal = AbortSignal.any([this.#ended.signal, AbortSignal.timeout(DIAL_DEADLINE)])
    return direct() ?? (await libp2p.dial(visitorAddress(link.relay, peer), { signal }))
  }

  /**
   * The relayed connection was for signalling; the relay needs its place for others. Not before the peer answered:
   * it may still be busy with the handshake there and would hang up.
   */
  #leaveRelay(peer: string): void {
    for (const connection of this.#host.libp2p.getConnections(peerIdFromString(peer))) {
      if (connection.limits !== undefined) void connection.close().catch(() => undefined)
    }
  }

  async #open(peer: string, connect: () => Promise<Connection>): Promise<void> {
    const release = this.#host.slots.take(peer)
    if (release === undefined) return
    this.#pending.add(peer)
    try {
      const source = await PeerSource.open(await connect(), this.root, this.#ended.signal)
      this.#leaveRelay(peer)
      this.#pauses.delete(peer)
      this.#sources.set(peer, source)
      this.#pending.delete(peer)
      for (const listener of this.#listeners) listener(source)
      await source.closed
    } catch {
      this.#pause(peer)
    } finally {
      this.#sources.delete(peer)
      this.#pending.delete(peer)
      release()
    }
  }

  #pause(peer: string): void {
    const before = this.#pauses.get(peer)?.length ?? FIRST_PAUSE / 2
    const length = Math.min(2 * before, LAST_PAUSE)
    this.#pauses.set(peer, { until: performance.now() + length, length })
  }
}
