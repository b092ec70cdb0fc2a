import type { ReactiveControllerHost } from 'lit'
import type { Market } from '../../src/market/index.ts'
import type { UploadFile } from '../../src/publish/index.ts'
import type { DraftFile } from './draft.ts'
import type { FilesController } from './files-controller.ts'
import { PinningController, type PinningWishes } from './pinning-controller.ts'
import { serverAddress } from './server-address.ts'
import { Token } from './token.ts'

/** As the page says it; empty where it says nothing. */
export interface HandOverWishes extends PinningWishes {
  readonly hub: string
  readonly uploadToken: string
}

export interface HandOverOptions {
  readonly files: FilesController
  readonly market: () => Market | undefined
  readonly wishes: HandOverWishes
}

/** How files and documents come to where buyers find them: to a hub, or from this page while it is open. */
export class HandOver {
  readonly #host: ReactiveControllerHost & Element
  readonly #options: HandOverOptions
  /** Lets the hub take files. */
  readonly token: Token
  /** Keeps what can be fetched from the hub, or from this page. */
  readonly pinning: PinningController

  constructor(host: ReactiveControllerHost & Element, options: HandOverOptions) {
    const { wishes } = options
    this.#host = host
    this.#options = options
    this.token = new Token(host, () => wishes.uploadToken)
    this.pinning = new PinningController(host, wishes)
  }

  /** Where files go; undefined for none, or one that is no address. */
  get hub(): string | undefined {
    return serverAddress(this.#options.wishes.hub)
  }

  /** Whether a pinning service is named, and there is somewhere it can fetch from. */
  get pins(): boolean {
    return this.pinning.service !== undefined && (this.hub !== undefined || this.#relays.length > 0)
  }

  /**
   * True once the hub has all of it, or the page names none and leaves that to the creator.
   * @param isSent The hub had it before.
   */
  async send(
    files: readonly DraftFile[],
    documents: readonly UploadFile[],
    isSent: boolean,
  ): Promise<boolean> {
    const { hub } = this
    if (hub === undefined) return true
    const token = this.token.value
    const isThere = isSent || (await this.#options.files.upload({ hub, token }, files, documents))
    if (isThere) this.#pin(files, documents)
    return isThere
  }

  /** Until a hub has the files, visitors get them from here. Publishing is done all the same where that fails. */
  async share(files: readonly DraftFile[], documents: readonly UploadFile[]): Promise<void> {
    const own = this.#options.files
    const market = this.#options.market()
    if (market === undefined) return
    const isShared = await own.share(market, files, documents).catch(() => false)
    if (!this.#host.isConnected) own.stopSharing()
    else if (isShared) this.#pin(files, documents)
  }

  #pin(files: readonly DraftFile[], documents: readonly UploadFile[]): void {
    const requests = [...files, ...documents].map(({ cid, path }) => ({ cid, name: path }))
    if (this.pins) this.pinning.keep(requests, this.#relays)
  }

  get #relays(): readonly string[] {
    return this.#options.market()?.relays ?? []
  }
}
