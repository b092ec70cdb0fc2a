import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { InspectedOrder } from '../../src/market/index.ts'
import type { ActionScope } from '../actions/index.ts'

/** The order a visitor looks at, checked again whenever another account or model makes it another one. */
export class ShownOrder implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #scope: () => ActionScope | undefined
  #text: string | undefined
  #checkedFor = ''
  #newest = 0
  seen: InspectedOrder | undefined
  /** True for a text that is no order. */
  isUnreadable = false
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost, scope: () => ActionScope | undefined) {
    this.#host = host
    this.#scope = scope
    host.addController(this)
  }

  /** True while there is one whose check has not ended. */
  get isLoading(): boolean {
    return this.#text !== undefined && !this.seen && !this.isUnreadable && !this.error
  }

  /** Shows an order, as somebody wrote it; nothing without one. */
  show(text: string | undefined): void {
    this.#text = text
    this.#checkedFor = ''
    this.#newest++
    this.seen = undefined
    this.isUnreadable = false
    this.error = undefined
    this.#host.requestUpdate()
  }

  /** Compares it with the chain once more. */
  check(): void {
    this.#checkedFor = ''
    this.error = undefined
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    const scope = this.#scope()
    if (!scope || this.#text === undefined) return
    const wallet = scope.market.wallet.getState()
    const account = wallet.status === 'connected' ? wallet.account : ''
    const asked = `${scope.asset.chainId} ${scope.asset.contract} ${scope.asset.tokenId} ${account}`
    if (asked === this.#checkedFor) return
    this.#checkedFor = asked
    void this.#inspect(scope, this.#text)
  }

  async #inspect({ market, asset }: ActionScope, text: string): Promise<void> {
    const own = ++this.#newest
    try {
      const seen = await market.trade.inspect(asset, text)
      if (own !== this.#newest) return
      this.seen = seen
    } catch (error) {
      if (own !== this.#newest) return
      const known = toModelmarkError(error)
      this.isUnreadable = known.code === 'file-invalid'
      this.error = this.isUnreadable ? undefined : known
      this.seen = undefined
    }
    this.#host.requestUpdate()
  }
}
