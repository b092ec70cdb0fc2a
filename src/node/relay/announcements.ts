/** Milliseconds, never running backwards. */
export type Clock = () => number

export interface AnnouncementLimits {
  readonly rootsPerPeer: number
  readonly announcements: number
  readonly announcementSeconds: number
}

/** Which peers share which roots, each for a while. Ids are text; knows nothing of the network. */
export class Announcements {
  readonly #limits: AnnouncementLimits
  readonly #now: Clock
  /** Root to peer to the time it is forgotten at. */
  readonly #peersByRoot = new Map<string, Map<string, number>>()
  readonly #rootsByPeer = new Map<string, Set<string>>()
  #count = 0

  constructor(limits: AnnouncementLimits, now: Clock) {
    this.#limits = limits
    this.#now = now
  }

  /** Announcements kept now, expired ones that were not swept yet among them. */
  get count(): number {
    return this.#count
  }

  /** Keeps or renews all `roots` of `peer`, or none when a limit is in the way. */
  announce(peer: string, roots: readonly string[]): boolean {
    const held = this.#rootsByPeer.get(peer) ?? new Set<string>()
    const added = new Set(roots.filter(root => !held.has(root)))
    if (held.size + added.size > this.#limits.rootsPerPeer) return false
    if (this.#count + added.size > this.#limits.announcements) this.sweep()
    if (this.#count + added.size > this.#limits.announcements) return false
    const until = this.#now() + this.#limits.announcementSeconds * 1000
    for (const root of roots) this.#keep(peer, root, until)
    return true
  }

  withdraw(peer: string, roots: readonly string[]): void {
    for (const root of roots) this.#forget(peer, root)
  }

  /** Forgets everything of a peer that left. */
  leave(peer: string): void {
    this.withdraw(peer, [...(this.#rootsByPeer.get(peer) ?? [])])
  }

  /** Up to `limit` random peers that share `root`, never `asker` itself. */
  find(root: string, limit: number, asker: string): string[] {
    const now = this.#now()
    const peers: string[] = []
    for (const [peer, until] of this.#peersByRoot.get(root) ?? []) {
      if (until <= now) this.#forget(peer, root)
      else if (peer !== asker) peers.push(peer)
    }
    return drawRandomly(peers, limit)
  }

  /** Forgets what was not renewed in time. */
  sweep(): void {
    const now = this.#now()
    for (const [root, peers] of this.#peersByRoot) {
      for (const [peer, until] of peers) if (until <= now) this.#forget(peer, root)
    }
  }

  #keep(peer: string, root: string, until: number): void {
    const peers = this.#peersByRoot.get(root) ?? new Map<string, number>()
    if (!peers.has(peer)) this.#count += 1
    peers.set(peer, until)
    this.#peersByRoot.set(root, peers)
    const roots = this.#rootsByPeer.get(peer) ?? new Set<string>()
    roots.add(root)
    this.#rootsByPeer.set(peer, roots)
  }

  #forget(peer: string, root: string): void {
    const peers = this.#peersByRoot.get(root)
    if (peers?.delete(peer)) this.#count -= 1
    if (peers?.size === 0) this.#peersByRoot.delete(root)
    const roots = this.#rootsByPeer.get(peer)
    roots?.delete(root)
    if (roots?.size === 0) this.#rootsByPeer.delete(peer)
  }
}

/** The first `count` of a Fisher-Yates shuffle. */
function drawRandomly(items: string[], count: number): string[] {
  for (let i = 0; i < Math.min(count, items.length); i++) {
    const j = i + Math.floor(Math.random() * (items.length - i))
    const [a, b] = [items[i], items[j]]
    if (a !== undefined && b !== undefined) [items[i], items[j]] = [b, a]
  }
  return items.slice(0, count)
}
