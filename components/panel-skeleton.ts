import { html, type TemplateResult } from 'lit'

/** Bars the size of what is coming; `loading` is read out. */
export function panelSkeleton(loading: string): TemplateResult {
  return html`<section class="surface pad" part="base" aria-busy="true">
    <slot name="loading">
      <span class="visually-hidden" role="status">${loading}</span>
      <div class="stack" aria-hidden="true">
        <span class="bone"></span><span class="bone"></span><span class="bone"></span><span class="bone"></span>
      </div>
    </slot>
  </section>`
}
