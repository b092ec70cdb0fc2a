import type { Connection, Stream } from '@libp2p/interface'
import {
  decodeRequest,
  encodeMessage,
  MAX_RENDEZVOUS_BYTES,
  type RendezvousReply,
  readMessage,
  sendMessage,
} from '../../artifact/peer/protocol/index.ts'
import { Announcements, type Clock } from './announcements.ts'
import type { RelayLimits } from './limits.ts'
import { RequestBudget } from './request-budget.ts'

/** Milliseconds one request and its reply may take. */
const REQUEST_DEADLINE = 10_000

/** Answers rendezvous requests. Who announces is who holds the key of the connection: nobody speaks for others. */
export class Rendezvous {
  readonly announcements: Announcements
  readonly #limits: RelayLimits
  readonly #perPeer: RequestBudget
  readonly #perAddress: RequestBudget
  #requests = 0
  #refused = 0

  constructor(limits: RelayLimits, now: Clock = () => performance.now()) {
    this.#limits = limits
    this.announcements = new Announcements(limits, now)
    this.#perPeer = new RequestBudget(limits.requestsPerPeer, now)
    this.#perAddress = new RequestBudget(limits.requestsPerAddress, now)
  }

  /** Requests answered, and those among them that were refused. */
  get counts(): { readonly requests: number; readonly refused: number } {
    return { requests: this.#requests, refused: this.#refused }
  }

  readonly handle = async (stream: Stream, connection: Connection): Promise<void> => {
    const signal = AbortSignal.timeout(REQUEST_DEADLINE)
    try {
      const bytes = await readMessage(stream, MAX_RENDEZVOUS_BYTES, signal)
      const reply = this.answer(bytes, connection.remotePeer.toString(), addressOf(connection))
      this.#requests += 1
      if ('error' in reply) this.#refused += 1
      await sendMessage(stream, encodeMessage(reply), signal)
    } catch (error) {
      this.#refused += 1
      stream.abort(error instanceof Error ? error : new Error('refused'))
    }
  }

  /** @param address IP address of the peer; absent on loopback, where a proxy stands for many. */
  answer(bytes: Uint8Array, peer: string, address?: string): RendezvousReply {
    if (!this.#perPeer.spend(peer)) return { error: 'too-many' }
    if (address !== undefined && !this.#perAddress.spend(address)) return { error: 'too-many' }
    const request = decoded(bytes)
    if (request === undefined) return { error: 'bad-request' }
    const ttl = this.#limits.announcementSeconds
    if (request.type === 'find') return { peers: this.announcements.find(request.root, request.limit, peer) }
    if (request.type === 'announce')
      return this.announcements.announce(peer, request.roots) ? { ttl } : { error: 'too-many' }
    this.announcements.withdraw(peer, request.roots)
    return { ttl }
  }
}

function decoded(bytes: Uint8Array): ReturnType<typeof decodeRequest> | undefined {
  try {
    return decodeRequest(bytes)
  } catch {
    return undefined
  }
}

function addressOf(connection: Connection): string | undefined {
  const ip = connection.remoteAddr
    .getComponents()
    .find(part => part.name === 'ip4' || part.name === 'ip6')?.value
  if (ip === undefined || ip.startsWith('127.') || ip === '::1') return undefined
  return ip
}
