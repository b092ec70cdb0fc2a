import type { DownloadProgress, SourceProgress } from './download.ts'
import type { LeafTable } from './leaf-table.ts'
import { RateMeter } from './rate-meter.ts'
import type { Scheduler } from './scheduler.ts'

/** People cannot read faster changes. */
const SHOW_EVERY_MS = 100

export function emptyProgress(size: number): DownloadProgress {
  return { bytes: 0, size, leaves: new Uint8Array(0), sources: [], rate: 0, peers: 0, uploaded: 0 }
}

/** Sums up what a download has done, and says so a few times a second at most. */
export class Progress {
  readonly #table: LeafTable
  readonly #scheduler: Scheduler
  readonly #show: () => void
  readonly #meter = new RateMeter()
  /** Who gave each leaf: 1 + place in the list of sources. */
  readonly #givers: Uint8Array
  /** Bytes found in the store when the file was opened. */
  readonly #stored: number
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(table: LeafTable, scheduler: Scheduler, show: () => void) {
    this.#table = table
    this.#scheduler = scheduler
    this.#show = show
    this.#givers = Uint8Array.from({ length: table.leaves }, (_, i) => (scheduler.held(i) ? 1 : 0))
    this.#stored = this.#heldBytes()
    this.#meter.start(performance.now())
  }

  kept(index: number, position: number): void {
    this.#givers[index] = Math.min(255, 1 + position + this.#offset)
    this.#meter.add(this.#table.length(index), performance.now())
  }

  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#show()
    }, SHOW_EVERY_MS)
  }

  read(sharing: { readonly peers: number; readonly uploaded: number } | undefined): DownloadProgress {
    const { size } = this.#table
    const bytes = this.#heldBytes()
    const rate = this.#meter.rate(performance.now())
    const sources: SourceProgress[] = this.#scheduler.progress()
    if (this.#offset === 1) {
      sources.unshift({ id: 'store', kind: 'store', bytes: this.#stored, rate: 0, state: 'idle' })
    }
    return {
      bytes,
      size,
      leaves: this.#givers.map((giver, i) => (this.#scheduler.held(i) ? giver : 0)),
      sources,
      rate,
      ...(rate > 0 ? { secondsLeft: (size - bytes) / rate } : {}),
      peers: sharing?.peers ?? 0,
      uploaded: sharing?.uploaded ?? 0,
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  /** The store counts as the first source when it gave something. */
  get #offset(): 0 | 1 {
    return this.#stored > 0 ? 1 : 0
  }

  #heldBytes(): number {
    let bytes = 0
    for (let i = 0; i < this.#table.leaves; i++) if (this.#scheduler.held(i)) bytes += this.#table.length(i)
    return bytes
  }
}
