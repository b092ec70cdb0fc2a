import type { ReactiveControllerHost } from 'lit'
import { type DraftStorage, draftStorage } from './draft-storage.ts'

/** What a draft is kept as. */
export interface DraftKind<Draft> {
  /** Before the name of what it is of. */
  readonly prefix: string
  /** Of what was kept; the empty draft for an empty text. */
  readonly parse: (text: string) => Draft
}

/** What a person has filled in, kept through a reload, and which fields they left: the problems of those are shown. */
export class KeptDraft<Draft extends object> {
  protected readonly host: ReactiveControllerHost
  readonly #kind: DraftKind<Draft>
  #draft: Draft
  #left: ReadonlySet<string> = new Set()
  #storage: DraftStorage<Draft> | undefined

  constructor(host: ReactiveControllerHost, kind: DraftKind<Draft>) {
    this.host = host
    this.#kind = kind
    this.#draft = kind.parse('')
  }

  get draft(): Draft {
    return this.#draft
  }

  get left(): ReadonlySet<string> {
    return this.#left
  }

  /** Goes on with what was kept of something; true if it was another one before. */
  open(name: string): boolean {
    const key = this.#kind.prefix + name
    if (key === this.#storage?.key) return false
    this.#storage = draftStorage(key, this.#kind.parse)
    this.#draft = this.#storage.load()
    this.#left = new Set()
    return true
  }

  change(change: Partial<Draft>): void {
    this.replace({ ...this.#draft, ...change })
  }

  replace(draft: Draft): void {
    this.#draft = draft
    this.#storage?.save(draft)
    this.host.requestUpdate()
  }

  leave(fields: readonly string[]): void {
    this.#left = new Set([...this.#left, ...fields])
    this.host.requestUpdate()
  }

  /** Keeps nothing any more: it is published. What is shown stays. */
  forget(): void {
    this.#storage?.clear()
  }

  startAgain(): void {
    this.forget()
    this.#draft = this.#kind.parse('')
    this.#left = new Set()
    this.host.requestUpdate()
  }
}
