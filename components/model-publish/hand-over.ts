import type { ReactiveControllerHost } from 'lit'
import type { Market } from '../../src/market/index.ts'
import type { UploadFile } from '../../src/publish/index.ts'
import type { DraftFile } from './draft.ts'
import type { FilesController } from './files-controller.ts'

export interface HubWishes {
  /** As the page names it. */
  readonly hub: string
  /** As the page gives it; empty if the creator types it. */
  readonly token: string
}

/** How files and documents come to where buyers find them: to a hub, or from this page while it is open. */
export class HandOver {
  readonly #host: ReactiveControllerHost & Element
  readonly #files: FilesController
  readonly #wishes: () => HubWishes
  #typedToken = ''

  constructor(host: ReactiveControllerHost & Element, files: FilesController, wishes: () => HubWishes) {
    this.#host = host
    this.#files = files
    this.#wishes = wishes
  }

  /** Where files go; undefined for none, or one that is no address. */
  get hub(): string | undefined {
    const { hub } = this.#wishes()
    return /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]?/.test(hub) ? hub : undefined
  }

  get asksToken(): boolean {
    return this.#wishes().token === ''
  }

  get token(): string {
    return this.#typedToken
  }

  setToken(token: string): void {
    this.#typedToken = token
    this.#host.requestUpdate()
  }

  /** True once the hub has all of it, or the page names none and leaves that to the creator. */
  async send(files: readonly DraftFile[], documents: readonly UploadFile[]): Promise<boolean> {
    const { hub } = this
    if (hub === undefined) return true
    const token = this.#wishes().token || this.#typedToken.trim()
    return this.#files.upload({ hub, token }, files, documents)
  }

  /** Until a hub has the files, visitors get them from here. Publishing is done all the same where that fails. */
  async share(
    market: Market | undefined,
    files: readonly DraftFile[],
    documents: readonly UploadFile[],
  ): Promise<void> {
    if (market === undefined) return
    await this.#files.share(market, files, documents).catch(() => undefined)
    if (!this.#host.isConnected) this.#files.stopSharing()
  }
}
