import { html, type TemplateResult } from 'lit'
import type { TradePanelStrings } from '../../src/text/index.ts'

/** Taking back everything that was signed so far, behind a disclosure that says how far that goes. */
export function cancelAllView(
  words: TradePanelStrings,
  busy: boolean,
  cancelAll: () => void,
): TemplateResult {
  return html`<details>
    <summary>${words.cancelAll}</summary>
    <p class="small">${words.cancelAllAbout}</p>
    <button type="button" class="ghost" part="cancel-all" aria-disabled=${busy ? 'true' : 'false'} @click=${() => !busy && cancelAll()}>${words.cancelAll}</button>
  </details>`
}
