import type { ReactiveControllerHost } from 'lit'
import { ModelmarkError, toModelmarkError } from '../../src/error/index.ts'

/** What is made of a draft before it can be signed, once for each; or why nothing is, though no field is wrong. */
export class Preparation<Prepared> {
  readonly #host: ReactiveControllerHost
  #inputs: readonly unknown[] = []
  #making: Promise<Prepared | undefined> | undefined
  /** Of the draft that was prepared last. */
  value: Prepared | undefined
  refusal: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  /**
   * Undefined if it is refused, or something changed meanwhile.
   * @param inputs All that it is made of: as long as each is the same, so is what was made.
   */
  prepare(inputs: readonly unknown[], make: () => Promise<Prepared>): Promise<Prepared | undefined> {
    const isSame = inputs.length === this.#inputs.length && inputs.every((one, i) => one === this.#inputs[i])
    if (this.#making && isSame) return this.#making
    this.#inputs = inputs
    this.refusal = undefined
    const making: Promise<Prepared | undefined> = make()
      .catch(toModelmarkError)
      .then(made => {
        if (this.#making !== making) return undefined
        this.value = made instanceof ModelmarkError ? undefined : made
        this.refusal = made instanceof ModelmarkError ? made : undefined
        this.#host.requestUpdate()
        return this.value
      })
    this.#making = making
    return making
  }
}
