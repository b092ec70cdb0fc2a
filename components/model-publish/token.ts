import type { ReactiveControllerHost } from 'lit'

/** A secret that a server asks for: given by the page, or typed here. It is kept in memory, and nowhere else. */
export class Token {
  readonly #host: ReactiveControllerHost
  readonly #given: () => string
  #typed = ''

  /** @param given Empty if the creator types it. */
  constructor(host: ReactiveControllerHost, given: () => string) {
    this.#host = host
    this.#given = given
  }

  get isAsked(): boolean {
    return this.#given() === ''
  }

  /** As it was typed. */
  get typed(): string {
    return this.#typed
  }

  get value(): string {
    return this.#given() || this.#typed.trim()
  }

  type(token: string): void {
    this.#typed = token
    this.#host.requestUpdate()
  }
}
