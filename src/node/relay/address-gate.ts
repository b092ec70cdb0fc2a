import type { MultiaddrConnection, PeerId } from '@libp2p/interface'
import type { Multiaddr } from '@multiformats/multiaddr'
import { networkOf, OpenCount } from '../limits/index.ts'
import type { RelayLimits } from './limits.ts'

/** Holds each address to its share of connections and of places at the relay. */
export class AddressGate {
  readonly #limits: RelayLimits
  readonly #behindProxy: boolean
  readonly #connections = new OpenCount()
  readonly #reservations = new OpenCount()
  /** Address by peer that was given a place. */
  readonly #holders = new Map<string, string>()
  #refused = 0

  /** @param behindProxy Loopback is where a proxy stands for many: not counted. */
  constructor(limits: RelayLimits, behindProxy: boolean) {
    this.#limits = limits
    this.#behindProxy = behindProxy
  }

  /** Connections and places refused since the start. */
  get refused(): number {
    return this.#refused
  }

  /** What a remote counts as; absent where addresses are not counted. */
  addressOf(remote: Multiaddr): string | undefined {
    const ip = remote.getComponents().find(part => part.name === 'ip4' || part.name === 'ip6')?.value
    if (ip === undefined) return undefined
    const address = networkOf(ip)
    return this.#behindProxy && (address.startsWith('127.') || ip === '::1') ? undefined : address
  }

  /** Counts an incoming connection until it closes; false when its address has as many as it may. */
  admit(connection: Pick<MultiaddrConnection, 'remoteAddr' | 'addEventListener'>): boolean {
    const address = this.addressOf(connection.remoteAddr)
    if (address === undefined) return true
    if (this.#connections.of(address) >= this.#limits.connectionsPerAddress) return this.#refuse()
    this.#connections.add(address)
    connection.addEventListener('close', () => this.#connections.remove(address), { once: true })
    return true
  }

  /** Gives a peer its place; false when its address has as many as it may. A place is held until `leave`. */
  reserve(peer: PeerId, remote: Multiaddr | undefined): boolean {
    const address = remote === undefined ? undefined : this.addressOf(remote)
    if (address === undefined || this.#holders.has(peer.toString())) return true
    if (this.#reservations.of(address) >= this.#limits.reservationsPerAddress) return this.#refuse()
    this.#reservations.add(address)
    this.#holders.set(peer.toString(), address)
    return true
  }

  leave(peer: PeerId): void {
    const address = this.#holders.get(peer.toString())
    if (address !== undefined) this.#reservations.remove(address)
    this.#holders.delete(peer.toString())
  }

  #refuse(): false {
    this.#refused += 1
    return false
  }
}
