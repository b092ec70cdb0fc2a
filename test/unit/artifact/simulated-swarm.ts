import { createHash } from 'node:crypto'
import { LEAF_BYTES, type LeafTable } from '../../../src/artifact/leaf-table.ts'
import { Scheduler } from '../../../src/artifact/scheduler.ts'
import type { Sink } from '../../../src/artifact/sink.ts'
import type { Source } from '../../../src/artifact/source.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { randomBytes } from './fixture.ts'
import { inVirtualTime } from './virtual-time.ts'

export interface SwarmPlan {
  readonly seed: number
  /** Visitors who start together with nothing; one more has the file. */
  readonly leechers: number
  readonly leaves: number
  /** What each visitor can send, bytes a second. */
  readonly uplink: number
  /** Milliseconds there and back. */
  readonly rtt: number
  /** Peers a visitor deals with at most. */
  readonly peers: number
  /** Leechers that leave for good once they hold half of the file. */
  readonly leaving?: number
}

export interface SwarmOutcome {
  /** Seconds each visitor who stayed took, shortest first. */
  readonly seconds: readonly number[]
  /** What the one who had the file sent, as a multiple of the file. */
  readonly seederSent: number
}

/** The real scheduler of each visitor over simulated links, in virtual time: hashes are those of real bytes, each computed once. */
export function simulateSwarm(plan: SwarmPlan): Promise<SwarmOutcome> {
  const bytes = randomBytes(LEAF_BYTES + plan.leaves)
  const leaves = Array.from({ length: plan.leaves }, (_, i) => bytes.subarray(i, i + LEAF_BYTES))
  const digests = leaves.map(leaf => new Uint8Array(createHash('sha256').update(leaf).digest()))
  const byLeaf = new Map<unknown, Uint8Array<ArrayBuffer>>(
    leaves.map((leaf, i) => [leaf, digests[i] ?? leaf]),
  )
  const { subtle } = crypto
  const digest = subtle.digest
  subtle.digest = async (_algorithm, leaf) => (byLeaf.get(leaf) ?? new Uint8Array(32)).slice().buffer
  const swarm = () => runSwarm(plan, leaves, digests)
  return inVirtualTime(plan.seed, swarm).finally(() => {
    subtle.digest = digest
  })
}

type Leaf = Uint8Array<ArrayBuffer>

async function runSwarm(plan: SwarmPlan, leaves: readonly Leaf[], digests: readonly Leaf[]) {
  const table = {
    size: plan.leaves * LEAF_BYTES,
    leaves: plan.leaves,
    length: () => LEAF_BYTES,
    digest: (index: number) => digests[index] ?? new Uint8Array(),
    nodes: [],
  } as unknown as LeafTable
  const seeder = new SimulatedVisitor(plan, leaves)
  for (let i = 0; i < plan.leaves; i++) seeder.hold(i)
  const leechers = Array.from({ length: plan.leechers }, () => new SimulatedVisitor(plan, leaves))
  const all = [seeder, ...leechers]
  const seconds: number[] = []
  for (const leecher of leechers) leecher.start(table)
  const running = leechers.map(async (leecher, position) => {
    const half = Math.ceil(plan.leaves / 2)
    const leaves = position < (plan.leaving ?? 0)
    const { scheduler } = leecher
    if (scheduler === undefined) return
    for (const other of shuffled(all)) leecher.meet(other)
    const gone = new Promise<'gone'>(resolve => {
      if (leaves) leecher.listeners.add(() => leecher.count >= half && resolve('gone'))
    })
    const brought = scheduler.bring(0, plan.leaves, undefined, 'scattered')
    brought.catch(() => {})
    if ((await Promise.race([brought, gone])) === 'gone') leecher.leave()
    else seconds.push(performance.now() / 1000)
  })
  await Promise.all(running)
  await Promise.all(leechers.map(leecher => leecher.scheduler?.close()))
  return {
    seconds: seconds.sort((a, b) => a - b),
    seederSent: seeder.sent / table.size,
  }
}

/** A request in the queue of who gives. */
interface Job {
  readonly index: number
  readonly length: number
  readonly signal: AbortSignal
  done(error?: ModelmarkError): void
}

/** One visitor: what it holds, whom it knows, and an uplink that its askers share fairly. */
class SimulatedVisitor {
  static #count = 0
  readonly id = `visitor ${++SimulatedVisitor.#count}`
  readonly listeners = new Set<() => void>()
  scheduler: Scheduler | undefined
  sent = 0
  count = 0
  readonly #plan: SwarmPlan
  readonly #leaves: readonly Leaf[]
  readonly #held: Uint8Array
  readonly #known = new Set<SimulatedVisitor>()
  /** What each asker waits for, in the order they are served. */
  readonly #queues: Job[][] = []
  /** How often each leaf was given. */
  readonly #given: number[] = []
  #sending = false
  #gone = false

  constructor(plan: SwarmPlan, leaves: readonly Leaf[]) {
    this.#plan = plan
    this.#leaves = leaves
    this.#held = new Uint8Array(plan.leaves)
  }

  hold(index: number): void {
    this.#held[index] = 1
    this.count++
    setTimeout(() => {
      for (const listener of this.listeners) listener()
    }, this.#plan.rtt / 2)
  }

  start(table: LeafTable): Scheduler {
    const write = async (index: number) => {
      this.hold(index)
      return true
    }
    const sink: Partial<Sink> = { has: () => false, write }
    this.scheduler = new Scheduler({ table, sink: sink as Sink })
    this.scheduler.expect(new Promise(() => {}))
    return this.scheduler
  }

  /** Each becomes a source of the other, if both have room. */
  meet(other: SimulatedVisitor): void {
    const { peers } = this.#plan
    if (other === this || this.#known.has(other)) return
    if (this.#known.size >= peers || other.#known.size >= peers) return
    this.#known.add(other)
    other.#known.add(this)
    this.scheduler?.add(other.#asSource())
    other.scheduler?.add(this.#asSource())
  }

  leave(): void {
    this.#gone = true
    this.listeners.clear()
    for (const job of this.#queues.flat()) job.done(new ModelmarkError('no-providers', { source: this.id }))
    void this.scheduler?.close()
  }

  #asSource(): Source {
    const queue: Job[] = []
    this.#queues.push(queue)
    return {
      id: this.id,
      kind: 'peer',
      has: index => !this.#gone && this.#held[index] === 1,
      watch: listener => {
        this.listeners.add(listener)
        return () => this.listeners.delete(listener)
      },
      fetch: (index, length, signal) =>
        new Promise((resolve, reject) => {
          const done = (error?: ModelmarkError) => {
            if (error) reject(error)
            else setTimeout(() => resolve(this.#leaves[index] as Leaf), this.#plan.rtt / 2)
          }
          if (this.#gone) return done(new ModelmarkError('no-providers', { source: this.id }))
          setTimeout(() => {
            queue.push({ index, length, signal, done })
            this.#send()
          }, this.#plan.rtt / 2)
        }),
    }
  }

  /** A leaf to each asker in turn, of those it waits for the one given least: as the giving end of our protocol does. */
  #send(): void {
    if (this.#sending || this.#gone) return
    for (const queue of this.#queues) {
      queue.splice(0, queue.length, ...queue.filter(job => !job.signal.aborted))
    }
    const queue = this.#queues.find(waiting => waiting.length > 0)
    const times = ({ index }: Job) => this.#given[index] ?? 0
    const [job] = [...(queue ?? [])].sort((one, other) => times(one) - times(other))
    if (queue === undefined || job === undefined) return
    this.#queues.push(...this.#queues.splice(this.#queues.indexOf(queue), 1))
    queue.splice(queue.indexOf(job), 1)
    this.#given[job.index] = times(job) + 1
    this.#sending = true
    setTimeout(
      () => {
        this.#sending = false
        this.sent += job.length
        if (!job.signal.aborted) job.done()
        this.#send()
      },
      (job.length / this.#plan.uplink) * 1000,
    )
  }
}

function shuffled<T>(values: readonly T[]): T[] {
  const order = values.map(value => ({ value, at: Math.random() }))
  return order.sort((a, b) => a.at - b.at).map(({ value }) => value)
}
