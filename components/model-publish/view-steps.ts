import { html, nothing, type TemplateResult } from 'lit'
import type { ModelPublishStrings } from '../../src/text/index.ts'
import type { Problem } from './check-draft.ts'
import { STEPS, type Step } from './draft.ts'

/** Where in publishing one is; a step without problems is marked. */
export function stepsView(
  present: Step,
  problems: readonly Problem[],
  words: ModelPublishStrings,
  goTo: (step: Step) => void,
): TemplateResult {
  return html`<nav aria-label=${words.title}><ol class="steps" part="steps">
    ${STEPS.map((step, i) => {
      const isSound = !problems.some(problem => problem.step === step)
      return html`<li class=${isSound && step !== 'review' ? 'sound' : ''}>
        <button class="plain" type="button" aria-current=${step === present ? 'step' : nothing} @click=${() => goTo(step)}>
          <span class="count" aria-hidden="true">${i + 1}</span><span>${words.steps[step]}</span>
        </button>
      </li>`
    })}
  </ol></nav>`
}
