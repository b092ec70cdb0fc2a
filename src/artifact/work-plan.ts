import type { Demand } from './demand.ts'
import { LEAF_BYTES } from './leaf-table.ts'
import type { TrackedSource } from './tracked-source.ts'
import type { Transfer } from './transfer.ts'

const RUN_SECONDS = 2
/** What is over sooner is not worth another request, nor the one that would be cut short. */
const WORTH_STEALING_SECONDS = 1
const MIN_PATIENCE_MS = 500
const MIN_RUN = 8
const MAX_RUN = 64
/** Leaves whose holders are counted before one of them is asked for: bounds the work in a file of many leaves. */
const MOST_COMPARED = 512

/** The leaves [from, to). */
export type Leaves = [from: number, to: number]

/** What the scheduler knows; the plan looks at it and changes only the claims and ends of runs it cuts short. */
export interface SchedulerView {
  readonly held: Uint8Array
  /** Transfers that are to bring a leaf. */
  readonly claims: Uint8Array
  readonly sources: ReadonlyMap<string, TrackedSource>
  readonly demands: ReadonlySet<Demand>
  readonly transfers: ReadonlySet<Transfer>
  /** Asks to be asked again at a time of `performance.now()`. */
  readonly wakeAt: (at: number) => void
}

/** Decides what a free source is asked for. */
export class WorkPlan {
  readonly #now: SchedulerView

  constructor(view: SchedulerView) {
    this.#now = view
  }

  /** Leaves that nobody brings, else a part of the slowest run, else the leaf that everything waits for. */
  workFor(tracked: TrackedSource, now: number): Leaves | undefined {
    return this.#nextRange(tracked, now) ?? this.#steal(tracked, now) ?? this.#hedge(tracked, now)
  }

  /** Leaves nobody brings yet: the first ones for who reads along and for sources that stream, else a rare one. */
  #nextRange(tracked: TrackedSource, now: number): Leaves | undefined {
    if (this.#wouldComeLast(tracked, now)) return undefined
    for (const order of ['forward', 'scattered'] as const) {
      for (const demand of this.#now.demands) {
        if (demand.order !== order) continue
        const scatter = order === 'scattered' && !tracked.streams
        const index = scatter ? this.#rarest(tracked, demand) : this.#first(tracked, demand)
        if (index === undefined) continue
        const last = Math.min(demand.to, index + this.#runLength(tracked, now))
        let to = index + 1
        while (to < last && this.#free(tracked, to)) to++
        return [index, to]
      }
    }
    return undefined
  }

  #first(tracked: TrackedSource, { from, to }: Demand): number | undefined {
    for (let i = from; i < to; i++) if (this.#free(tracked, i)) return i
    return undefined
  }

  /**
   * The leaf that fewest sources hold, so that what only one visitor has is passed on first; by chance among equals,
   * so that visitors who start together ask for different ones.
   */
  #rarest(tracked: TrackedSource, { from, to }: Demand): number | undefined {
    const usable = [...this.#now.sources.values()].filter(other => other.usable)
    const span = to - from
    const start = Math.floor(Math.random() * span)
    let rarest: number | undefined
    let fewest = Number.POSITIVE_INFINITY
    let equals = 0
    let compared = 0
    for (let i = 0; i < span && compared < MOST_COMPARED; i++) {
      const index = from + ((start + i) % span)
      if (!this.#free(tracked, index)) continue
      compared++
      const holders = usable.reduce((sum, { source }) => sum + ((source.has?.(index) ?? true) ? 1 : 0), 0)
      if (holders > fewest) continue
      equals = holders === fewest ? equals + 1 : 1
      fewest = holders
      if (Math.random() * equals < 1) rarest = index
    }
    return rarest
  }

  /** Whether the others will have brought everything before this source brings one leaf. */
  #wouldComeLast(tracked: TrackedSource, now: number): boolean {
    const mine = tracked.meter.rate(now)
    const all = [...this.#now.sources.values()].reduce((sum, { meter }) => sum + meter.rate(now), 0)
    if (mine === 0 || all <= mine) return false
    return tracked.secondsPerLeaf(now) > (this.#missing() * LEAF_BYTES) / (all - mine)
  }

  #missing(): number {
    let missing = 0
    for (const { from, to } of this.#now.demands) missing = Math.max(missing, to - from)
    return missing
  }

  #free(tracked: TrackedSource, index: number): boolean {
    return (
      this.#now.held[index] === 0 && this.#now.claims[index] === 0 && (tracked.source.has?.(index) ?? true)
    )
  }

  /** Sources that stream share what is missing; beside peers, runs are short, to leave them something. */
  #runLength(tracked: TrackedSource, now: number): number {
    if (!tracked.streams) return 1
    const usable = [...this.#now.sources.values()].filter(other => other.usable)
    if (usable.every(other => other.streams)) return Math.ceil(this.#missing() / usable.length)
    const leaves = Math.ceil((tracked.meter.rate(now) * RUN_SECONDS) / LEAF_BYTES)
    return Math.min(MAX_RUN, Math.max(MIN_RUN, leaves))
  }

  /** The end of the run that would take longest, as much as makes both end together. */
  #steal(thief: TrackedSource, now: number): Leaves | undefined {
    let victim: Transfer | undefined
    for (const transfer of this.#now.transfers) {
      if (transfer.to - transfer.next < 2) continue
      if (!victim || transfer.secondsLeft(now) > victim.secondsLeft(now)) victim = transfer
    }
    if (victim === undefined || victim.secondsLeft(now) < WORTH_STEALING_SECONDS) return undefined
    const queued = victim.to - victim.next - 1
    const theirs = victim.rate(now)
    const mine = thief.meter.rate(now) / (thief.active + 1) || theirs || 1
    const share = Math.floor((queued * mine) / (mine + (theirs || mine)))
    const count = thief.streams ? Math.min(queued, share) : 1
    if (count < 1 || (count * LEAF_BYTES) / mine > victim.secondsLeft(now)) return undefined
    const from = victim.to - count
    for (let i = from; i < victim.to; i++) if (!(thief.source.has?.(i) ?? true)) return undefined
    const { to } = victim
    for (let i = from; i < to; i++) this.#now.claims[i] = (this.#now.claims[i] ?? 0) - 1
    victim.to = from
    return [from, to]
  }

  /** The leaf that keeps the download waiting, asked of a second source. */
  #hedge(tracked: TrackedSource, now: number): Leaves | undefined {
    const patience = Math.max(MIN_PATIENCE_MS, tracked.secondsPerLeaf(now) * 1500)
    for (const { next, to, from, since } of this.#now.transfers) {
      if (next >= to || from === tracked || this.#now.held[next] === 1 || this.#now.claims[next] !== 1)
        continue
      if (!(tracked.source.has?.(next) ?? true)) continue
      if (now - since >= patience) return [next, next + 1]
      this.#now.wakeAt(since + patience)
    }
    return undefined
  }
}
