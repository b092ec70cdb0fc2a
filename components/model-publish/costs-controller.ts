import type { ReactiveControllerHost } from 'lit'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { PublishCosts } from '../../src/market/index.ts'

/** What it costs that is about to be signed, asked once for the same question. */
export class CostsController {
  readonly #host: ReactiveControllerHost
  #asked = ''
  /** Undefined until it is known; an error where the chain would refuse it. */
  costs: PublishCosts | ModelmarkError | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  /** @param question All that the answer depends on. */
  async estimate(question: unknown, ask: () => Promise<PublishCosts>): Promise<void> {
    const key = JSON.stringify(question, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
    if (key === this.#asked) return
    this.#asked = key
    this.costs = undefined
    const costs = await ask().catch(toModelmarkError)
    if (this.#asked !== key) return
    this.costs = costs
    this.#host.requestUpdate()
  }
}
