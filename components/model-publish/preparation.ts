import type { ReactiveControllerHost } from 'lit'
import { ModelmarkError, toModelmarkError } from '../../src/error/index.ts'

/** What is made of a draft before it can be signed, once for each; or why nothing is, though no field is wrong. */
export class Preparation<Prepared> {
  readonly #host: ReactiveControllerHost
  #making: Promise<Prepared | undefined> | undefined
  value: Prepared | undefined
  refusal: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  /** The draft changed. */
  clear(): void {
    this.#making = undefined
    this.value = undefined
    this.refusal = undefined
  }

  /** Undefined if it is refused, or the draft changed meanwhile. */
  prepare(make: () => Promise<Prepared>): Promise<Prepared | undefined> {
    if (this.#making) return this.#making
    const making: Promise<Prepared | undefined> = make()
      .catch(toModelmarkError)
      .then(made => {
        if (this.#making !== making) return undefined
        if (made instanceof ModelmarkError) this.refusal = made
        else this.value = made
        this.#host.requestUpdate()
        return this.value
      })
    this.#making = making
    return making
  }
}
