import { html, nothing, type TemplateResult } from 'lit'
import type { ModelPublishStrings } from '../../src/text/index.ts'
import type { Problem } from './check-draft.ts'
import type { Draft } from './draft.ts'
import type { ProblemName } from './problem-name.ts'

/** What every form is drawn from. */
export interface FormView {
  readonly words: ModelPublishStrings
  readonly locale: string
  /** Those to be shown: of fields that were left, or all of them after a try to publish. */
  readonly problems: readonly Pick<Problem, 'field' | 'name'>[]
  /** That a field was left. */
  readonly leave: (field: string) => void
}

/** What every step of a new model is drawn from. */
export interface StepView extends FormView {
  readonly draft: Draft
  readonly change: (change: Partial<Draft>) => void
}

export interface FieldOptions {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly input: (value: string) => void
  readonly hint?: string
  readonly rows?: number
  readonly maxLength?: number
  /** Not shown as it is typed. */
  readonly secret?: boolean
  /** Numbers get the keyboard for them. */
  readonly numeric?: boolean
  readonly suggestions?: readonly string[]
}

/** A labelled field of text, with what is wrong about it below. */
export function field(view: FormView, options: FieldOptions): TemplateResult {
  const {
    id,
    label,
    value,
    input,
    hint,
    rows,
    maxLength = 200,
    numeric = false,
    secret = false,
    suggestions,
  } = options
  const problem = problemOf(view, id)
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || nothing
  const type = (event: Event) => input((event.target as HTMLInputElement | HTMLTextAreaElement).value)
  const control =
    rows === undefined
      ? html`<input
          id=${id} type=${secret ? 'password' : 'text'} maxlength=${maxLength} autocomplete="off" spellcheck=${numeric ? 'false' : nothing}
          inputmode=${numeric ? 'decimal' : nothing} list=${suggestions ? `${id}-list` : nothing}
          aria-invalid=${problem ? 'true' : nothing} aria-describedby=${described}
          .value=${value} @input=${type} @blur=${() => view.leave(id)}
        />`
      : html`<textarea
          id=${id} rows=${rows} maxlength=${maxLength} aria-describedby=${described}
          .value=${value} @input=${type} @blur=${() => view.leave(id)}
        ></textarea>`
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control}
    ${suggestions ? html`<datalist id=${`${id}-list`}>${suggestions.map(one => html`<option value=${one}></option>`)}</datalist>` : nothing}
    ${hint ? html`<p class="small quiet" id=${`${id}-hint`}>${hint}</p>` : nothing}
    ${problemView(view, id)}
  </div>`
}

export interface ChoiceOptions {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly choices: readonly (readonly [value: string, text: string])[]
  readonly choose: (value: string) => void
  /** What is wrong about it. */
  readonly problem?: unknown
}

export function choice({ id, label, value, choices, choose, problem }: ChoiceOptions): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${choices.map(([name, text]) => html`<option value=${name} .selected=${name === value}>${text}</option>`)}
    </select>
    ${problem ?? nothing}
  </div>`
}

export function checkbox(label: string, checked: boolean, choose: (on: boolean) => void): TemplateResult {
  return html`<label class="check">
    <input type="checkbox" .checked=${checked} @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)} />
    <span>${label}</span>
  </label>`
}

export function problemView(view: FormView, id: string): TemplateResult | typeof nothing {
  const problem = problemOf(view, id)
  return problem
    ? html`<p class="small problem" id=${`${id}-problem`} part="problem">${view.words.problems[problem]}</p>`
    : nothing
}

function problemOf({ problems }: FormView, id: string): ProblemName | undefined {
  return problems.find(problem => problem.field === id)?.name
}
