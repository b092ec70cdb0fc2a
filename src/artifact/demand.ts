import type { ModelmarkError } from '../error/index.ts'

/** How leaves are drawn: in order for who reads along, scattered so that visitors who download at once have different ones. */
export type DemandOrder = 'forward' | 'scattered'

/** Somebody wants the leaves [from, to). */
export class Demand {
  from: number
  to: number
  readonly order: DemandOrder
  readonly #waiting: { to: number; resolve: () => void; reject: (error: ModelmarkError) => void }[] = []

  constructor(from: number, to: number, order: DemandOrder) {
    this.from = from
    this.to = to
    this.order = order
  }

  /** Resolves when all leaves before `to` are held; rejects when the demand ends before. */
  until(to: number): Promise<void> {
    if (this.from >= to) return Promise.resolve()
    return new Promise((resolve, reject) => this.#waiting.push({ to, resolve, reject }))
  }

  /** Passes over what is held and tells who waited for it. */
  advance(held: (index: number) => boolean): void {
    while (this.from < this.to && held(this.from)) this.from++
    for (let i = this.#waiting.length - 1; i >= 0; i--) {
      const waiter = this.#waiting[i]
      if (waiter === undefined || waiter.to > this.from) continue
      this.#waiting.splice(i, 1)
      waiter.resolve()
    }
  }

  fail(error: ModelmarkError): void {
    for (const waiter of this.#waiting.splice(0)) waiter.reject(error)
  }
}
