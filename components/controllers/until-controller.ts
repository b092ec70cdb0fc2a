import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ModelmarkError } from '../../src/error/index.ts'

interface Waiting {
  readonly holds: () => boolean
  readonly resolve: () => void
  readonly reject: (error: ModelmarkError) => void
}

/** Lets an element's methods wait for what its next updates bring. */
export class UntilController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #waiting: Waiting[] = []

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** Resolves after the update in which `holds` is true. @throws ModelmarkError `aborted` when the element is removed. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ holds, resolve, reject })
      this.#host.requestUpdate()
    })
  }

  hostUpdated(): void {
    const ready = this.#waiting.filter(({ holds }) => holds())
    this.#waiting = this.#waiting.filter(waiting => !ready.includes(waiting))
    for (const { resolve } of ready) resolve()
  }

  hostDisconnected(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { reject } of waiting) reject(new ModelmarkError('aborted'))
  }
}
