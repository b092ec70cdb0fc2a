import type { ReactiveController } from 'lit'
import { type Draft, EMPTY_DRAFT, parseDraft, STEPS, type Step } from './draft.ts'
import type { HashedModel } from './files-controller.ts'
import { KeptDraft } from './kept-draft.ts'
import type { PublishScene } from './publish-scene.ts'

/** What is filled in of a model to be, and the step it is at. */
export class DraftController extends KeptDraft<Draft> implements ReactiveController {
  readonly #root: PublishScene['host']
  #focusHeading = false

  constructor(host: PublishScene['host']) {
    super(host, { prefix: 'modelmark:draft:', parse: parseDraft })
    this.#root = host
    host.addController(this)
  }

  goTo(step: Step): void {
    if (step === this.draft.step) return
    this.#focusHeading = true
    this.change({ step })
  }

  /** By so many steps. */
  turn(by: 1 | -1): void {
    this.goTo(STEPS[STEPS.indexOf(this.draft.step) + by] ?? this.draft.step)
  }

  /** What the files say fills what is empty; what was typed stays. */
  take({ files, description }: HashedModel): void {
    const { parameters, format, provenance, evaluations } = description
    const { parameters: _, format: __, ...rest } = this.draft
    this.replace({
      ...rest,
      files,
      ...(parameters === undefined ? {} : { parameters }),
      ...(format === undefined ? {} : { format }),
      name: rest.name || description.name,
      description: rest.description || description.description,
      version: rest.version === EMPTY_DRAFT.version ? description.version : rest.version,
      task: rest.task || description.task,
      tags: rest.tags || description.tags.join(', '),
      datasets: rest.datasets || provenance.datasets.join(', '),
      evaluations,
    })
  }

  override startAgain(): void {
    this.#focusHeading = true
    super.startAgain()
  }

  hostUpdated(): void {
    if (!this.#focusHeading) return
    this.#focusHeading = false
    this.#root.renderRoot.querySelector<HTMLElement>('#step-title')?.focus()
  }
}
