import type { LeafTable } from './leaf-table.ts'
import type { Scheduler } from './scheduler.ts'
import type { Sink } from './sink.ts'

/**
 * Leaves as they may be handed out. What was checked in this visit is trusted; what an earlier visit left on disk
 * is checked when it is first read, and fetched anew if it was damaged.
 */
export class VerifiedLeaves {
  readonly #table: LeafTable
  readonly #sink: Sink
  readonly #scheduler: Scheduler
  readonly #checked: Uint8Array

  constructor(table: LeafTable, sink: Sink, scheduler: Scheduler) {
    this.#table = table
    this.#sink = sink
    this.#scheduler = scheduler
    this.#checked = new Uint8Array(table.leaves)
  }

  /** Says that a leaf was checked just now, on its way to the store. */
  checked(index: number): void {
    this.#checked[index] = 1
  }

  /** A leaf that is held, or undefined if what was kept of it is damaged; it must be wanted anew. */
  async read(index: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const digest = this.#checked[index] === 1 ? undefined : this.#table.digest(index)
    const bytes = await this.#sink.read(index, digest)
    if (bytes === undefined) this.#scheduler.lose(index)
    else this.#checked[index] = 1
    return bytes
  }

  /** A leaf, fetched if need be. @throws ModelmarkError as a demand fails. */
  async fetch(index: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    for (;;) {
      await this.#scheduler.bring(index, index + 1, signal)
      const bytes = await this.read(index)
      if (bytes !== undefined) return bytes
    }
  }

  /** Checks what was not checked in this visit; fetches anew what is damaged. */
  async checkAll(): Promise<void> {
    for (let i = 0; i < this.#table.leaves; i++) if (this.#checked[i] !== 1) await this.fetch(i)
  }
}
