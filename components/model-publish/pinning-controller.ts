import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import { type PinRequest, pinFiles } from '../../src/publish/index.ts'
import { serverAddress } from './server-address.ts'
import { Token } from './token.ts'

export interface PinningWishes {
  /** As the page names it; empty for none. */
  readonly pinning: string
  /** As the page gives it; empty if the creator types it. */
  readonly pinningToken: string
}

/** Has a pinning service keep files, and waits for it while the element is on the page; nothing else waits. */
export class PinningController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #wishes: PinningWishes
  readonly #wanted = new Map<string, PinRequest>()
  readonly #kept = new Set<string>()
  #origins: readonly string[] = []
  #waiting: AbortController | undefined
  readonly token: Token
  /** Why not all are kept. */
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost & Element, wishes: PinningWishes) {
    this.#host = host
    this.#wishes = wishes
    this.token = new Token(host, () => wishes.pinningToken)
    host.addController(this)
  }

  /** What was asked for before is waited for again. */
  hostConnected(): void {
    void this.start()
  }

  hostDisconnected(): void {
    this.#waiting?.abort()
    this.#waiting = undefined
  }

  /** Base URL; undefined for none, or one that is no address. */
  get service(): string | undefined {
    return serverAddress(this.#wishes.pinning)
  }

  /** The service for people. */
  get name(): string {
    return this.service === undefined ? '' : new URL(this.service).host
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined
  }

  /** Files that are to be kept. */
  get count(): number {
    return this.#wanted.size
  }

  /** Files that are kept. */
  get kept(): number {
    return this.#kept.size
  }

  /** @param origins Multiaddrs of nodes that have the files. */
  keep(requests: readonly PinRequest[], origins: readonly string[]): void {
    const isKnown = requests.every(({ cid }) => this.#wanted.has(cid))
    if (isKnown && (this.isWaiting || this.kept === this.count)) return
    this.forgetKept()
    for (const request of requests) this.#wanted.set(request.cid, request)
    this.#origins = origins
    void this.start()
  }

  /** Nothing more is shown of what is done. */
  forgetKept(): void {
    if (this.kept < this.count) return
    this.#wanted.clear()
    this.#kept.clear()
  }

  /** Asks for what is not kept yet, once there is a token. */
  async start(): Promise<void> {
    const { service: endpoint } = this
    const token = this.token.value
    const left = [...this.#wanted.values()].filter(({ cid }) => !this.#kept.has(cid))
    if (endpoint === undefined || token === '' || left.length === 0 || !this.#host.isConnected) return
    this.#waiting?.abort()
    const own = new AbortController()
    this.#waiting = own
    this.error = undefined
    this.#host.requestUpdate()
    try {
      await pinFiles({ endpoint, token }, left, {
        origins: this.#origins,
        signal: own.signal,
        onStatus: (cid, status) => {
          if (status === 'pinned') this.#kept.add(cid)
          this.#host.requestUpdate()
        },
      })
    } catch (error) {
      if (this.#waiting === own) this.error = toModelmarkError(error)
    } finally {
      // One that failed leaves others under way.
      own.abort()
      if (this.#waiting === own) this.#waiting = undefined
      this.#host.requestUpdate()
    }
  }
}
