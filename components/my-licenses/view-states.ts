import { html, type TemplateResult } from 'lit'
import type { MyLicensesStrings } from '../../src/text/index.ts'

export function loadingView(words: MyLicensesStrings): TemplateResult {
  return html`<slot name="loading">
    <p class="visually-hidden" role="status">${words.loading}</p>
    <div aria-hidden="true">
      ${[1, 2, 3].map(() => html`<div class="bones"><span class="bone thumb"></span><span class="bone"></span><span class="bone"></span><span class="bone"></span></div>`)}
    </div>
  </slot>`
}

export function emptyView(words: MyLicensesStrings): TemplateResult {
  return html`<slot name="empty">
    <div class="nothing"><h4>${words.none}</h4><p class="quiet">${words.noneCure}</p></div>
  </slot>`
}
