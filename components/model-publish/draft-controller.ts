import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Draft, EMPTY_DRAFT, STEPS, type Step } from './draft.ts'
import { type DraftStorage, draftStorage } from './draft-storage.ts'
import type { HashedModel } from './files-controller.ts'

/** What is filled in of a model to be, the step it is at, and which fields were left: their problems are shown. */
export class DraftController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }
  #draft: Draft = EMPTY_DRAFT
  #left: ReadonlySet<string> = new Set()
  #storage: DraftStorage | undefined
  #focusHeading = false

  constructor(host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host
    host.addController(this)
  }

  get draft(): Draft {
    return this.#draft
  }

  get left(): ReadonlySet<string> {
    return this.#left
  }

  /** Goes on with what was kept of a market; true if it was another one before. */
  open(market: string): boolean {
    if (market === this.#storage?.market) return false
    this.#storage = draftStorage(market)
    this.#draft = this.#storage.load()
    return true
  }

  change(change: Partial<Draft>): void {
    this.#draft = { ...this.#draft, ...change }
    this.#storage?.save(this.#draft)
    this.#host.requestUpdate()
  }

  leave(fields: readonly string[]): void {
    this.#left = new Set([...this.#left, ...fields])
    this.#host.requestUpdate()
  }

  goTo(step: Step): void {
    if (step === this.#draft.step) return
    this.#focusHeading = true
    this.change({ step })
  }

  /** By so many steps. */
  turn(by: 1 | -1): void {
    this.goTo(STEPS[STEPS.indexOf(this.#draft.step) + by] ?? this.#draft.step)
  }

  /** What the files say fills what is empty; what was typed stays. */
  take({ files, description }: HashedModel): void {
    const { parameters, format, provenance, evaluations } = description
    const { parameters: _, format: __, ...rest } = this.#draft
    this.#draft = {
      ...rest,
      ...(parameters === undefined ? {} : { parameters }),
      ...(format === undefined ? {} : { format }),
      name: rest.name || description.name,
      description: rest.description || description.description,
      version: rest.version === EMPTY_DRAFT.version ? description.version : rest.version,
      task: rest.task || description.task,
      tags: rest.tags || description.tags.join(', '),
      datasets: rest.datasets || provenance.datasets.join(', '),
      evaluations,
    }
    this.change({ files })
  }

  /** Keeps nothing any more: it is published. */
  forget(): void {
    this.#storage?.clear()
  }

  startAgain(): void {
    this.forget()
    this.#draft = EMPTY_DRAFT
    this.#left = new Set()
    this.#focusHeading = true
    this.#host.requestUpdate()
  }

  hostUpdated(): void {
    if (!this.#focusHeading) return
    this.#focusHeading = false
    this.#host.renderRoot.querySelector<HTMLElement>('#step-title')?.focus()
  }
}
