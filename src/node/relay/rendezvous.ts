import type { Stream } from '@libp2p/interface'
import {
  decodeRequest,
  encodeMessage,
  MAX_RENDEZVOUS_BYTES,
  type RendezvousReply,
  readMessage,
  sendMessage,
} from '../../artifact/peer/protocol/index.ts'
import { RequestBudget } from '../limits/index.ts'
import { Announcements, type Clock } from './announcements.ts'
import type { RelayLimits } from './limits.ts'

/** Milliseconds one request and its reply may take. */
const REQUEST_DEADLINE = 10_000
/** Seconds' worth of requests that may come at once. */
const BURST_SECONDS = 10

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
    const budget = (rate: number) => new RequestBudget(rate, rate * BURST_SECONDS, now)
    this.#perPeer = budget(limits.requestsPerPeer)
    this.#perAddress = budget(limits.requestsPerAddress)
  }

  /** Requests answered, and those among them that were refused. */
  get counts(): { readonly requests: number; readonly refused: number } {
    return { requests: this.#requests, refused: this.#refused }
  }

  /** Answers the one request that comes on `stream`; see `answer`. */
  async handle(stream: Stream, peer: string, address: string | undefined): Promise<void> {
    const signal = AbortSignal.timeout(REQUEST_DEADLINE)
    try {
      const bytes = await readMessage(stream, MAX_RENDEZVOUS_BYTES, signal)
      const reply = this.answer(bytes, peer, address)
      this.#requests += 1
      if ('error' in reply) this.#refused += 1
      await sendMessage(stream, encodeMessage(reply), signal)
    } catch (error) {
      this.#refused += 1
      stream.abort(error instanceof Error ? error : new Error('refused'))
    }
  }

  /** @param address What limits of one address count; absent where addresses are not counted. */
  answer(bytes: Uint8Array, peer: string, address?: string): RendezvousReply {
    if (!this.#perPeer.spend(peer)) return { error: 'too-many' }
    if (address !== undefined && !this.#perAddress.spend(address)) return { error: 'too-many' }
    const request = decoded(bytes)
    if (request === undefined) return { error: 'bad-request' }
    const ttl = this.#limits.announcementSeconds
    if (request.type === 'find') return { peers: this.announcements.find(request.root, request.limit, peer) }
    if (request.type === 'announce')
      return this.announcements.announce(peer, request.roots, address) ? { ttl } : { error: 'too-many' }
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
