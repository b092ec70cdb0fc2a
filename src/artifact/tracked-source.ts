import type { ModelmarkError } from '../error/index.ts'
import type { SourceProgress } from './download.ts'
import { LEAF_BYTES } from './leaf-table.ts'
import { RateMeter } from './rate-meter.ts'
import type { Source } from './source.ts'

/** After so many failures in a row a source is given up. */
const MAX_STRIKES = 5
const BACKOFF_MS = 500
const UNPROVEN_SECONDS = 1.5
/** Requests at once to a source that is asked leaf by leaf, when it has proven itself. */
const MAX_SINGLE_REQUESTS = 4

/** What a source has shown so far, and what may be asked of it now. */
export class TrackedSource {
  readonly source: Source
  /** Place in the list of sources that progress reports. */
  readonly position: number
  readonly meter = new RateMeter()
  /** Requests and runs on their way. */
  active = 0
  bytes = 0
  banned = false
  error: ModelmarkError | undefined
  #strikes = 0
  #successes = 0
  #retryAt = 0

  constructor(source: Source, position: number) {
    this.source = source
    this.position = position
  }

  get streams(): boolean {
    return this.source.fetchRun !== undefined
  }

  /** Whether it may ever be asked again. */
  get usable(): boolean {
    return !this.banned && this.#strikes < MAX_STRIKES
  }

  /** When it may be asked again; 0 where it may at once. */
  get retryAt(): number {
    return this.#retryAt
  }

  ready(now: number): boolean {
    const most = this.streams ? 1 : Math.min(MAX_SINGLE_REQUESTS, 1 + this.#successes)
    return this.usable && now >= this.#retryAt && this.active < most
  }

  /** How long one leaf takes from here; a guess before it gave any. */
  secondsPerLeaf(now: number): number {
    const rate = this.meter.rate(now)
    return rate === 0 ? UNPROVEN_SECONDS : (LEAF_BYTES * Math.max(1, this.active)) / rate
  }

  gave(bytes: number, now: number): void {
    this.bytes += bytes
    this.meter.add(bytes, now)
    this.#strikes = 0
    this.#successes++
  }

  failed(error: ModelmarkError, now: number): void {
    this.error = error
    this.#successes = 0
    this.#strikes = isFinal(error) ? MAX_STRIKES : this.#strikes + 1
    this.#retryAt = now + BACKOFF_MS * 2 ** (this.#strikes - 1)
  }

  ban(error: ModelmarkError): void {
    this.error = error
    this.banned = true
  }

  /** A new start for a source that was given up or banned. */
  forgive(): void {
    this.error = undefined
    this.banned = false
    this.#strikes = 0
    this.#retryAt = 0
  }

  progress(now: number): SourceProgress {
    const { source, bytes } = this
    const working = this.active > 0 ? 'active' : 'idle'
    const state = this.banned ? 'banned' : this.usable ? working : 'unreachable'
    return { id: source.id, kind: source.kind, bytes, rate: this.meter.rate(now), state }
  }
}

/** A server that answered "no" or has another file will say so again; one that is busy or broken may not. */
function isFinal(error: ModelmarkError): boolean {
  if (error.facts['reason'] === 'range') return true
  const status = Number(error.facts['status'] ?? 0)
  return status >= 200 && status < 500 && ![206, 408, 425, 429].includes(status)
}
