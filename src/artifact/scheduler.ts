import { ModelmarkError, toModelmarkError } from '../error/index.ts'
import { Demand, type DemandOrder } from './demand.ts'
import type { SourceProgress } from './download.ts'
import { explainFetch } from './explain-fetch.ts'
import { worstOf } from './fetch-block.ts'
import type { LeafTable } from './leaf-table.ts'
import type { Sink } from './sink.ts'
import type { Source } from './source.ts'
import { TrackedSource } from './tracked-source.ts'
import { leavesOf, Transfer } from './transfer.ts'
import { WorkPlan } from './work-plan.ts'

/** Leaves that were read from sources and are not yet checked and kept: bounds the memory. */
const MAX_UNKEPT = 16
/** In a crowd that started together the first leaves take so long to come round. */
const PATIENCE_MS = 60_000

export interface SchedulerOptions {
  readonly table: LeafTable
  readonly sink: Sink
  /** Called after each change of progress. */
  readonly onProgress?: () => void
  /** Called with each leaf that was checked and kept. */
  readonly onLeaf?: (index: number, from: TrackedSource) => void
  /** A leaf that takes longer is asked for elsewhere and counts against its source. Milliseconds. */
  readonly leafDeadlineMs?: number
  /** How long a download without any usable source waits for a new one, while one is expected. Milliseconds. */
  readonly patienceMs?: number
}

/**
 * Draws leaves from many sources at once, checks each and keeps it. Sources that prove fast get more; one that is
 * slow loses its leaves to those that are done; one that sends wrong bytes is banned at once and named.
 */
export class Scheduler {
  readonly #options: SchedulerOptions
  readonly #held: Uint8Array
  /** Transfers that are to bring a leaf. */
  readonly #claims: Uint8Array
  readonly #plan: WorkPlan
  readonly #sources = new Map<string, TrackedSource>()
  readonly #demands = new Set<Demand>()
  readonly #transfers = new Set<Transfer>()
  readonly #unwatch = new Map<string, () => void>()
  readonly #waitingForRoom: (() => void)[] = []
  #unkept = 0
  readonly #searches = new Set<Promise<unknown>>()
  #waitingSince: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #wakeTime = Number.POSITIVE_INFINITY
  #closed = false

  constructor(options: SchedulerOptions) {
    this.#options = options
    const { table, sink } = options
    this.#held = Uint8Array.from({ length: table.leaves }, (_, i) => (sink.has(i) ? 1 : 0))
    this.#claims = new Uint8Array(table.leaves)
    this.#plan = new WorkPlan({
      held: this.#held,
      claims: this.#claims,
      sources: this.#sources,
      demands: this.#demands,
      transfers: this.#transfers,
      wakeAt: at => this.#wakeAt(at, performance.now()),
    })
  }

  held = (index: number): boolean => this.#held[index] === 1

  /** Sources in the order of `SourceProgress`. */
  progress(): SourceProgress[] {
    const now = performance.now()
    return [...this.#sources.values()].map(tracked => tracked.progress(now))
  }

  /** Adds a source, or takes back one under the same id that was given up. */
  add(source: Source): void {
    const known = this.#sources.get(source.id)
    if (this.#closed || known?.banned) return
    this.#unwatch.get(source.id)?.()
    const tracked = new TrackedSource(source, known?.position ?? this.#sources.size)
    tracked.bytes = known?.bytes ?? 0
    this.#sources.set(source.id, tracked)
    if (known) this.#stop(transfer => transfer.from === known)
    const unwatch = source.watch?.(() => this.#dispatch())
    if (unwatch) this.#unwatch.set(source.id, unwatch)
    this.#dispatch()
  }

  /** More sources may come until `search` is settled: until then a lack of sources is waited for, not failed at once. */
  expect(search: Promise<unknown>): void {
    this.#searches.add(search)
    const settled = () => {
      this.#searches.delete(search)
      this.#dispatch()
    }
    search.then(settled, settled)
    this.#dispatch()
  }

  /** Gives every source that failed another chance. */
  forgive(): void {
    for (const tracked of this.#sources.values()) tracked.forgive()
  }

  /** Wants the leaves [from, to) until `release`. Demands in order go before scattered ones. */
  want(from: number, to: number, order: DemandOrder = 'forward'): Demand {
    const demand = new Demand(from, to, order)
    demand.advance(this.held)
    this.#demands.add(demand)
    queueMicrotask(() => this.#dispatch())
    return demand
  }

  /** Resolves when the leaves [from, to) are held. @throws ModelmarkError as sources fail; `aborted` by `signal`. */
  async bring(from: number, to: number, signal?: AbortSignal, order: DemandOrder = 'forward'): Promise<void> {
    if (signal?.aborted) throw new ModelmarkError('aborted')
    const demand = this.want(from, to, order)
    const stop = () => this.release(demand)
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await demand.until(to)
    } finally {
      signal?.removeEventListener('abort', stop)
      this.release(demand)
    }
  }

  /** Moves a demand forward, for who reads along. */
  move(demand: Demand, from: number, to: number): void {
    demand.from = from
    demand.to = to
    demand.advance(this.held)
    this.#dispatch()
  }

  /** Ends a demand; requests that serve no other one are aborted. */
  release(demand: Demand): void {
    if (!this.#demands.delete(demand)) return
    demand.fail(new ModelmarkError('aborted'))
    this.#stop(transfer => !this.#anyWanted(transfer))
    this.#dispatch()
  }

  /** A leaf that was kept turned out to be damaged: it must be wanted anew. */
  lose(index: number): void {
    this.#held[index] = 0
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#end(new ModelmarkError('aborted'))
    for (const unwatch of this.#unwatch.values()) unwatch()
    await Promise.allSettled([...this.#sources.values()].map(({ source }) => source.close?.()))
  }

  /** Gives every source that is free something to do; fails when nobody is left. */
  #dispatch(): void {
    if (this.#closed) return
    clearTimeout(this.#timer)
    this.#wakeTime = Number.POSITIVE_INFINITY
    for (const demand of this.#demands) demand.advance(this.held)
    const now = performance.now()
    let again = true
    while (again) {
      again = false
      for (const tracked of this.#byRate(now)) {
        if (!tracked.ready(now)) continue
        const work = this.#plan.workFor(tracked, now)
        if (work === undefined) continue
        this.#transfer(tracked, ...work)
        again = true
      }
    }
    this.#checkHope(now)
  }

  #byRate(now: number): TrackedSource[] {
    return [...this.#sources.values()].sort((a, b) => b.meter.rate(now) - a.meter.rate(now))
  }

  #transfer(tracked: TrackedSource, from: number, to: number): void {
    const transfer = new Transfer(tracked, from, to)
    this.#transfers.add(transfer)
    this.#claim(from, to, 1)
    tracked.active++
    this.#bring(transfer).then(error => {
      this.#transfers.delete(transfer)
      this.#claim(transfer.next, transfer.to, -1)
      tracked.active--
      if (error) this.#sourceFailed(tracked, error)
      this.#options.onProgress?.()
      this.#dispatch()
    })
  }

  /** Brings the leaves of a transfer; returns what went wrong, if the source is to blame. */
  async #bring(transfer: Transfer): Promise<ModelmarkError | undefined> {
    const { table, leafDeadlineMs = 120_000 } = this.#options
    const leaves = leavesOf(transfer, table)
    let brought = 0
    try {
      while (transfer.next < transfer.to) {
        if (this.#unkept >= MAX_UNKEPT) await new Promise<void>(go => this.#waitingForRoom.push(go))
        const bytes = await transfer.inTime(leaves.next(), leafDeadlineMs)
        if (bytes === undefined) break
        brought++
        this.#keep(transfer, transfer.next++, bytes)
        transfer.since = performance.now()
        if (!this.#anyWanted(transfer)) break
      }
      if (brought > 0 || transfer.next >= transfer.to) return undefined
      return new ModelmarkError('no-providers', { source: transfer.from.source.id, reason: 'empty' })
    } catch (error) {
      return transfer.stopped ? undefined : explainFetch(error, transfer.from.source.id)
    } finally {
      transfer.stop()
      leaves.return().catch(() => {})
    }
  }

  async #keep(transfer: Transfer, index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { table, sink } = this.#options
    const tracked = transfer.from
    const { length } = bytes
    this.#unkept++
    try {
      if (this.held(index) || this.#closed) return
      const right = length === table.length(index) && (await sink.write(index, bytes, table.digest(index)))
      if (!right) {
        const source = tracked.source.id
        this.#sourceFailed(tracked, new ModelmarkError('digest-mismatch', { source, leaf: index }))
      } else if (!this.held(index)) {
        tracked.gave(length, performance.now())
        this.#held[index] = 1
        this.#waitingSince = undefined
        this.#options.onLeaf?.(index, tracked)
      }
    } catch (error) {
      this.#end(toModelmarkError(error))
    } finally {
      this.#unkept--
      this.#claim(index, index + 1, -1)
      this.#waitingForRoom.shift()?.()
      this.#stop(other => other.next === index && !this.#anyWanted(other))
      this.#options.onProgress?.()
      this.#dispatch()
    }
  }

  #sourceFailed(tracked: TrackedSource, error: ModelmarkError): void {
    if (error.code === 'digest-mismatch') {
      tracked.ban(error)
      this.#stop(transfer => transfer.from === tracked)
    } else if (error.code === 'insecure-origin') this.#end(error)
    else tracked.failed(error, performance.now())
  }

  /** Fails every demand when no source is left that could serve it. */
  #checkHope(now: number): void {
    const unmet = [...this.#demands].some(demand => demand.from < demand.to)
    if (!unmet || this.#transfers.size > 0 || this.#unkept > 0) {
      this.#waitingSince = undefined
      return
    }
    const usable = [...this.#sources.values()].filter(tracked => tracked.usable)
    const retries = usable.map(tracked => tracked.retryAt).filter(at => at > now)
    if (retries.length > 0) {
      this.#wakeAt(Math.min(...retries), now)
      return
    }
    const patience =
      this.#searches.size > 0 || usable.length > 0 ? (this.#options.patienceMs ?? PATIENCE_MS) : 0
    this.#waitingSince ??= now
    if (now - this.#waitingSince < patience) {
      this.#wakeAt(this.#waitingSince + patience, now)
      return
    }
    this.#waitingSince = undefined
    const errors = [...this.#sources.values()].flatMap(({ error }) => error ?? [])
    this.#end(
      worstOf(errors) ?? new ModelmarkError('no-providers', { cid: String(this.#options.table.root) }),
    )
  }

  #end(error: ModelmarkError): void {
    clearTimeout(this.#timer)
    for (const demand of this.#demands) demand.fail(error)
    this.#demands.clear()
    this.#stop(() => true)
  }

  #stop(which: (transfer: Transfer) => boolean): void {
    for (const transfer of this.#transfers) if (which(transfer)) transfer.stop()
  }

  #anyWanted(transfer: Transfer): boolean {
    for (let i = transfer.next; i < transfer.to; i++) {
      if (this.#held[i] === 0 && [...this.#demands].some(({ from, to }) => from <= i && i < to)) return true
    }
    return false
  }

  #claim(from: number, to: number, by: 1 | -1): void {
    for (let i = from; i < to; i++) this.#claims[i] = (this.#claims[i] ?? 0) + by
  }

  #wakeAt(at: number, now: number): void {
    if (at >= this.#wakeTime) return
    this.#wakeTime = at
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#dispatch(), Math.max(1, at - now))
  }
}
