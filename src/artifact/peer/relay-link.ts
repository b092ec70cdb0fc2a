import type { Connection, Libp2p } from '@libp2p/interface'
import { ModelmarkError } from '../../error/index.ts'
import { pause } from '../../store/index.ts'
import { deferred } from './deferred.ts'
import {
  decodeReply,
  encodeMessage,
  MAX_PEERS_A_REPLY,
  MAX_RENDEZVOUS_BYTES,
  MAX_ROOTS_A_REQUEST,
  RENDEZVOUS_PROTOCOL,
  type RendezvousReply,
  type RendezvousRequest,
  readMessage,
  sendMessage,
} from './protocol/index.ts'
import type { RelayAddress } from './relay-address.ts'

const DIAL_DEADLINE = 10_000
const REQUEST_DEADLINE = 10_000
/** Milliseconds between attempts to reach a relay: doubled from the first to the last. */
const FIRST_RETRY = 500
const LAST_RETRY = 30_000
/** Milliseconds until announcing is tried again when a relay refused it, and while it has no place for us yet. */
const REFUSED_RETRY = 30_000
const UNREACHABLE_RETRY = 250
/** How often the latter is tried before it counts as refused. */
const UNREACHABLE_TRIES = 40

/**
 * Holds the connection to one relay for as long as the node runs: dials, dials again when it is lost, and keeps
 * the relay told of what this page gives.
 */
export class RelayLink {
  readonly relay: RelayAddress
  readonly #libp2p: Libp2p
  readonly #roots: () => readonly string[]
  readonly #onConnect: () => void
  readonly #closed = new AbortController()
  readonly #running: Promise<void>
  #connection: Connection | undefined
  readonly #firstTry: Promise<void>
  #announceSoon = () => {}

  /** @param roots What this page gives now. */
  constructor(libp2p: Libp2p, relay: RelayAddress, roots: () => readonly string[], onConnect: () => void) {
    this.#libp2p = libp2p
    this.relay = relay
    this.#roots = roots
    this.#onConnect = onConnect
    const { promise, resolve } = deferred<void>()
    this.#firstTry = promise
    this.#running = this.#run(resolve)
  }

  get connected(): boolean {
    return this.#connection?.status === 'open'
  }

  /** Resolves when the relay was dialled once, whether it answered or not. */
  get tried(): Promise<void> {
    return this.#firstTry
  }

  /** Tells the relay now, not only when the last word runs out. */
  announce(): void {
    this.#announceSoon()
  }

  /** Takes back `roots`; a relay that cannot be reached forgets them by itself. */
  async withdraw(roots: readonly string[]): Promise<void> {
    await this.#request({ type: 'withdraw', roots }, this.#closed.signal).catch(() => undefined)
  }

  /** Ids of peers that say they share `root`; none when the relay does not answer. @throws ModelmarkError `aborted`. */
  async find(root: string, signal: AbortSignal): Promise<readonly string[]> {
    try {
      const reply = await this.#request({ type: 'find', root, limit: MAX_PEERS_A_REPLY }, signal)
      return 'peers' in reply ? reply.peers : []
    } catch {
      if (signal.aborted) throw new ModelmarkError('aborted')
      return []
    }
  }

  async close(): Promise<void> {
    this.#closed.abort()
    await this.#running
  }

  async #run(tried: () => void): Promise<void> {
    const { signal } = this.#closed
    let retry = FIRST_RETRY
    while (!signal.aborted) {
      try {
        this.#connection = await this.#libp2p.dial(this.relay.multiaddr, {
          signal: AbortSignal.any([signal, AbortSignal.timeout(DIAL_DEADLINE)]),
        })
        retry = FIRST_RETRY
        tried()
        this.#onConnect()
        await this.#keepAnnounced(this.#connection)
      } catch {
        tried()
      }
      await pause(retry * (0.5 + Math.random()), signal).catch(() => undefined)
      retry = Math.min(2 * retry, LAST_RETRY)
    }
  }

  /** Announces on every change and before the last word runs out, until `connection` is lost. */
  async #keepAnnounced(connection: Connection): Promise<void> {
    const lost = new AbortController()
    const lose = () => lost.abort()
    connection.addEventListener('close', lose, { once: true })
    const signal = AbortSignal.any([lost.signal, this.#closed.signal])
    try {
      for (let tries = 0; connection.status === 'open' && !signal.aborted; tries++) {
        const changed = new Promise<void>(resolve => {
          this.#announceSoon = resolve
        })
        const wait = await this.#announceOnce(signal, tries)
        await Promise.race([changed, pause(wait, signal)])
      }
    } finally {
      connection.removeEventListener('close', lose)
      if (connection.status === 'open') connection.abort(new Error('relay does not answer'))
    }
  }

  /** Milliseconds until the next time. */
  async #announceOnce(signal: AbortSignal, tries: number): Promise<number> {
    const roots = this.#roots()
    if (!this.#reachable()) return tries < UNREACHABLE_TRIES ? UNREACHABLE_RETRY : REFUSED_RETRY
    if (roots.length === 0) return REFUSED_RETRY
    let wait = REFUSED_RETRY
    for (let at = 0; at < roots.length; at += MAX_ROOTS_A_REQUEST) {
      const reply = await this.#request(
        { type: 'announce', roots: roots.slice(at, at + MAX_ROOTS_A_REQUEST) },
        signal,
      )
      if ('ttl' in reply) wait = (reply.ttl * 1000) / 2
    }
    return wait
  }

  /** Whether the relay holds a place for us, so that others can dial us through it. */
  #reachable(): boolean {
    const through = `/p2p/${this.relay.peerId}/p2p-circuit`
    return this.#libp2p.getMultiaddrs().some(address => address.toString().includes(through))
  }

  async #request(request: RendezvousRequest, caller: AbortSignal): Promise<RendezvousReply> {
    if (this.#connection?.status !== 'open')
      throw new ModelmarkError('no-providers', { source: this.relay.peerId })
    const signal = AbortSignal.any([caller, this.#closed.signal, AbortSignal.timeout(REQUEST_DEADLINE)])
    const stream = await this.#connection.newStream(RENDEZVOUS_PROTOCOL, { signal })
    try {
      const reply = readMessage(stream, MAX_RENDEZVOUS_BYTES, signal)
      await Promise.all([sendMessage(stream, encodeMessage(request), signal), reply])
      return decodeReply(await reply)
    } catch (error) {
      stream.abort(error instanceof Error ? error : new Error('no reply'))
      throw error
    }
  }
}
