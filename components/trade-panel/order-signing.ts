import type { ReactiveControllerHost } from 'lit'
import { formatAssetId } from '../../src/asset/index.ts'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { OrderInput, OrderPublication } from '../../src/market/index.ts'
import type { ActionScope } from '../actions/index.ts'
import { OrderSignedEvent } from '../events/index.ts'

/** Has orders signed, and keeps the one signed last until it is handed on. */
export class OrderSigning {
  readonly #host: ReactiveControllerHost & Element
  readonly #scope: () => ActionScope | undefined
  /** True while the wallet asks. */
  isUnderWay = false
  /** The signed order as JSON. */
  document: string | undefined
  publications: readonly OrderPublication[] = []
  /** Why nothing was signed; a person who said no is no error. */
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost & Element, scope: () => ActionScope | undefined) {
    this.#host = host
    this.#scope = scope
  }

  /** Never throws. */
  async sign(input: OrderInput): Promise<void> {
    const scope = this.#scope()
    if (!scope || this.isUnderWay) return
    this.isUnderWay = true
    this.error = undefined
    this.#host.requestUpdate()
    try {
      const { document, hash } = await scope.market.trade.place(scope.asset, input)
      this.document = document
      this.publications = []
      const asset = formatAssetId(scope.asset)
      this.#host.dispatchEvent(new OrderSignedEvent({ asset, side: input.side, order: hash, document }))
    } catch (error) {
      const known = toModelmarkError(error)
      if (known.code !== 'user-rejected') this.error = known
    }
    this.isUnderWay = false
    this.#host.requestUpdate()
  }

  /** Gives what was signed to the hub nodes the page names. */
  async publish(): Promise<void> {
    const { document } = this
    if (document === undefined) return
    this.publications = (await this.#scope()?.market.trade.publish(document)) ?? []
    this.#host.requestUpdate()
  }

  close(): void {
    this.document = undefined
    this.#host.requestUpdate()
  }
}
