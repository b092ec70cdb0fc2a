import { OpenCount } from '../limits/index.ts'
import { Sample } from './sample.ts'

/** Milliseconds, never running backwards. */
export type Clock = () => number

export interface AnnouncementLimits {
  readonly rootsPerPeer: number
  readonly announcements: number
  readonly announcementsPerAddress: number
  readonly announcementSeconds: number
}

interface Announcer {
  /** As it was when the peer first announced; absent where addresses are not counted. */
  readonly address: string | undefined
  /** Root to the time it is forgotten at. */
  readonly roots: Map<string, number>
}

/** Milliseconds between two sweeps that a full table asks for: a flood of announcements must not sweep each time. */
const SWEEP_PAUSE = 1000

/** Which peers share which roots, each for a while. Ids are text; knows nothing of the network. */
export class Announcements {
  readonly #limits: AnnouncementLimits
  readonly #now: Clock
  readonly #peersByRoot = new Map<string, Sample>()
  readonly #announcers = new Map<string, Announcer>()
  readonly #perAddress = new OpenCount()
  #count = 0
  #sweptAt = Number.NEGATIVE_INFINITY

  constructor(limits: AnnouncementLimits, now: Clock) {
    this.#limits = limits
    this.#now = now
  }

  /** Announcements kept now, expired ones that were not swept yet among them. */
  get count(): number {
    return this.#count
  }

  /** Files somebody shares now. */
  get roots(): number {
    return this.#peersByRoot.size
  }

  /**
   * Keeps or renews all `roots` of `peer`, or none when a limit is in the way.
   * @param address Absent where addresses are not counted.
   */
  announce(peer: string, roots: readonly string[], address?: string): boolean {
    const announcer = this.#announcers.get(peer) ?? { address, roots: new Map<string, number>() }
    const added = new Set(roots.filter(root => !announcer.roots.has(root))).size
    if (announcer.roots.size + added > this.#limits.rootsPerPeer) return false
    if (!this.#hasRoom(announcer, added) && this.#now() - this.#sweptAt >= SWEEP_PAUSE) this.sweep()
    if (!this.#hasRoom(announcer, added)) return false
    const until = this.#now() + this.#limits.announcementSeconds * 1000
    for (const root of roots) this.#keep(peer, announcer, root, until)
    return true
  }

  withdraw(peer: string, roots: readonly string[]): void {
    for (const root of roots) this.#forget(peer, root)
  }

  /** Forgets everything of a peer that left. */
  leave(peer: string): void {
    this.withdraw(peer, [...(this.#announcers.get(peer)?.roots.keys() ?? [])])
  }

  /** Up to `limit` random peers that share `root`, never `asker` itself. */
  find(root: string, limit: number, asker: string): string[] {
    const now = this.#now()
    const peers: string[] = []
    const expired: string[] = []
    for (const peer of this.#peersByRoot.get(root)?.inRandomOrder() ?? []) {
      if (peers.length >= limit) break
      const until = this.#announcers.get(peer)?.roots.get(root) ?? now
      if (until <= now) expired.push(peer)
      else if (peer !== asker) peers.push(peer)
    }
    for (const peer of expired) this.#forget(peer, root)
    return peers
  }

  /** Forgets what was not renewed in time. */
  sweep(): void {
    const now = this.#now()
    this.#sweptAt = now
    for (const [peer, { roots }] of this.#announcers) {
      for (const [root, until] of roots) if (until <= now) this.#forget(peer, root)
    }
  }

  #hasRoom({ address }: Announcer, added: number): boolean {
    if (added === 0) return true
    if (this.#count + added > this.#limits.announcements) return false
    return (
      address === undefined || this.#perAddress.of(address) + added <= this.#limits.announcementsPerAddress
    )
  }

  #keep(peer: string, announcer: Announcer, root: string, until: number): void {
    if (!announcer.roots.has(root)) {
      this.#count += 1
      if (announcer.address !== undefined) this.#perAddress.add(announcer.address)
    }
    announcer.roots.set(root, until)
    this.#announcers.set(peer, announcer)
    const peers = this.#peersByRoot.get(root) ?? new Sample()
    peers.add(peer)
    this.#peersByRoot.set(root, peers)
  }

  #forget(peer: string, root: string): void {
    const announcer = this.#announcers.get(peer)
    if (!announcer?.roots.delete(root)) return
    this.#count -= 1
    if (announcer.address !== undefined) this.#perAddress.remove(announcer.address)
    if (announcer.roots.size === 0) this.#announcers.delete(peer)
    const peers = this.#peersByRoot.get(root)
    peers?.delete(peer)
    if (peers?.size === 0) this.#peersByRoot.delete(root)
  }
}
