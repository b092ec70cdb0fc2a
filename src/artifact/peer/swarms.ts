import type { CID } from 'multiformats/cid'
import { Swarm, type SwarmHost } from './swarm.ts'

/** Milliseconds a swarm is kept for the next who asks for the same file: its index was read, now its leaves are wanted. */
const LINGER = 5000

interface Entry {
  readonly swarm: Swarm
  users: number
  closing?: ReturnType<typeof setTimeout> | undefined
}

/** One swarm a file, shared by everybody on the page who looks for it. */
export class Swarms {
  readonly #host: SwarmHost
  readonly #entries = new Map<string, Entry>()

  constructor(host: SwarmHost) {
    this.#host = host
  }

  /** Runs `use` with the swarm of `root`. */
  async use<T>(root: CID, use: (swarm: Swarm) => Promise<T>): Promise<T> {
    const key = root.toString()
    const known = this.#entries.get(key)
    const entry = known ?? { swarm: new Swarm(root, this.#host), users: 0 }
    this.#entries.set(key, entry)
    clearTimeout(entry.closing)
    // Who asks again does not wait for the next lookup, which may be far by now.
    known?.swarm.look()
    entry.users += 1
    try {
      return await use(entry.swarm)
    } finally {
      entry.users -= 1
      if (entry.users === 0) entry.closing = setTimeout(() => void this.#close(key, entry), LINGER)
    }
  }

  /** The swarm of `root`, if somebody uses it now. */
  get(root: CID): Swarm | undefined {
    const entry = this.#entries.get(root.toString())
    return entry !== undefined && entry.users > 0 ? entry.swarm : undefined
  }

  /** A relay came (back): every swarm asks it. */
  look(): void {
    for (const { swarm } of this.#entries.values()) swarm.look()
  }

  async close(): Promise<void> {
    await Promise.all([...this.#entries].map(([key, entry]) => this.#close(key, entry)))
  }

  async #close(key: string, entry: Entry): Promise<void> {
    clearTimeout(entry.closing)
    this.#entries.delete(key)
    await entry.swarm.close()
  }
}
