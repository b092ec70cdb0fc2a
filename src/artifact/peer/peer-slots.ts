/** How many peers this page deals with at once, whoever connected first. */
export class PeerSlots {
  readonly #most: number
  readonly #uses = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  get free(): number {
    return this.#most - this.#uses.size
  }

  has(peer: string): boolean {
    return this.#uses.has(peer)
  }

  /** Holds a slot for `peer`, the one it has already if it has one. Returns how to let go; undefined when all are taken. */
  take(peer: string): (() => void) | undefined {
    const uses = this.#uses.get(peer) ?? 0
    if (uses === 0 && this.free <= 0) return undefined
    this.#uses.set(peer, uses + 1)
    let held = true
    return () => {
      if (held) this.#release(peer)
      held = false
    }
  }

  #release(peer: string): void {
    const uses = (this.#uses.get(peer) ?? 0) - 1
    if (uses > 0) this.#uses.set(peer, uses)
    else this.#uses.delete(peer)
  }
}
