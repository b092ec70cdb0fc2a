import { html, nothing, type TemplateResult } from 'lit'

export interface FormFieldOptions {
  readonly label: string
  readonly value: string
  readonly type?: 'text' | 'date'
  readonly mode?: 'numeric' | 'text'
  readonly hint?: string
  /** What is wrong with the value; empty if nothing is. */
  readonly problem: string
  readonly input: (value: string) => void
}

/** A field with its name above and what is wrong with it below. */
export function formField({
  label,
  value,
  type = 'text',
  mode = 'text',
  hint,
  problem,
  input,
}: FormFieldOptions): TemplateResult {
  return html`<label class="field">
    <span class="small quiet">${label}</span>
    <input
      type=${type}
      inputmode=${mode}
      maxlength="80"
      autocomplete="off"
      spellcheck="false"
      placeholder=${hint ?? nothing}
      aria-invalid=${problem === '' ? nothing : 'true'}
      .value=${value}
      @input=${(event: Event) => input((event.target as HTMLInputElement).value)}
    />
    ${problem === '' ? nothing : html`<span class="small problem" role="alert">${problem}</span>`}
  </label>`
}
