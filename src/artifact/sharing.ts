import { ModelmarkError } from '../error/index.ts'
import type { PeerContent, PeerNode } from './peer-node.ts'
import type { Scheduler } from './scheduler.ts'
import type { VerifiedLeaves } from './verified-leaves.ts'

/** Bytes given and peers met change without the download's doing. */
const LOOK_EVERY_MS = 1_000

export interface SharedFile {
  readonly table: PeerContent['table']
  readonly scheduler: Scheduler
  readonly leaves: VerifiedLeaves
}

/** One file among visitors: who has it is asked for leaves, and who asks is given those that are held. */
export class Sharing {
  readonly #file: SharedFile
  readonly #node: PeerNode
  readonly #onChange: () => void
  readonly #listeners = new Set<(index: number) => void>()
  #looking: AbortController | undefined
  #stopProviding: Promise<() => Promise<void>> | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(file: SharedFile, node: PeerNode, onChange: () => void) {
    this.#file = file
    this.#node = node
    this.#onChange = onChange
  }

  get providing(): boolean {
    return this.#stopProviding !== undefined
  }

  get peers(): number {
    return this.#node.peers(this.#file.table.root)
  }

  get uploaded(): number {
    return this.#node.uploaded(this.#file.table.root)
  }

  /** Says that a leaf can be given from now on. */
  gained(index: number): void {
    for (const listener of this.#listeners) listener(index)
  }

  /** Gives what is held. */
  async provide(): Promise<void> {
    const { table, scheduler, leaves } = this.#file
    this.#timer ??= setInterval(this.#onChange, LOOK_EVERY_MS)
    this.#stopProviding ??= this.#node.provide({
      table,
      has: scheduler.held,
      read: async index => {
        const bytes = scheduler.held(index) ? await leaves.read(index) : undefined
        if (bytes === undefined)
          throw new ModelmarkError('storage-blocked', { leaf: index, reason: 'not held' })
        return bytes
      },
      onLeaf: listener => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
    })
    await this.#stopProviding
  }

  /** Takes peers as sources until `stopLooking`. The scheduler waits for them. */
  look(): void {
    if (this.#looking) return
    const looking = new AbortController()
    const { scheduler, table } = this.#file
    this.#looking = looking
    const search = this.#node
      .find(table, source => scheduler.add(source), looking.signal)
      .catch(() => {})
      .finally(() => {
        if (this.#looking === looking) this.stopLooking()
      })
    scheduler.expect(search)
  }

  stopLooking(): void {
    this.#looking?.abort()
    this.#looking = undefined
  }

  /** Takes nothing and gives nothing any more. */
  async leave(): Promise<void> {
    this.stopLooking()
    clearInterval(this.#timer)
    this.#timer = undefined
    const stop = await this.#stopProviding?.catch(() => undefined)
    this.#stopProviding = undefined
    await stop?.()
  }
}
