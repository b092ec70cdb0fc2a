import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { Market } from '../../src/market/index.ts'

/** Has the visitor pick a wallet where a click needs one and several are there. */
export class WalletChoiceController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #market: () => Market | undefined
  #answer: ((connected: boolean) => void) | undefined
  /** Why the chosen wallet could not be connected; a "no" in the wallet is no error. */
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost, market: () => Market | undefined) {
    this.#host = host
    this.#market = market
    host.addController(this)
  }

  /** True while the choice is to be shown. */
  get open(): boolean {
    return this.#answer !== undefined
  }

  /** True once the market can go on: with a connected wallet, or by asking the only one; false if the visitor declines. */
  ready(): Promise<boolean> {
    const state = this.#market()?.wallet.getState()
    this.error = undefined
    this.#settle(false)
    if (!state || state.status === 'connected' || state.options.length < 2) return Promise.resolve(true)
    return new Promise(resolve => {
      this.#answer = resolve
      this.#host.requestUpdate()
    })
  }

  /** Connects the only wallet, or has the visitor pick one; without any, `error` says what to do. */
  async connect(): Promise<void> {
    const [only, another] = this.#market()?.wallet.getState().options ?? []
    if (another) await this.ready()
    else await this.choose(only?.id)
  }

  async choose(id?: string): Promise<void> {
    try {
      await this.#market()?.wallet.connect(id)
      this.#settle(true)
    } catch (error) {
      const known = toModelmarkError(error)
      if (known.code !== 'user-rejected' && known.code !== 'aborted') this.error = known
      this.#settle(false)
    }
  }

  dismiss(): void {
    this.#settle(false)
  }

  hostDisconnected(): void {
    this.#settle(false)
  }

  #settle(connected: boolean): void {
    const answer = this.#answer
    this.#answer = undefined
    answer?.(connected)
    this.#host.requestUpdate()
  }
}
