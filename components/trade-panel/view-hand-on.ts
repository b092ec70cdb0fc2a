import { html, nothing, type TemplateResult } from 'lit'
import type { OrderPublication } from '../../src/market/index.ts'
import type { TradePanelStrings } from '../../src/text/index.ts'
import { copyButton } from '../copy-button/copy-button.ts'
import { orderLink } from './order-link.ts'

export interface HandOnOptions {
  /** The signed order as JSON. */
  readonly document: string
  readonly hasHubs: boolean
  readonly publications: readonly OrderPublication[]
  readonly words: TradePanelStrings
  readonly publish: () => void
  readonly close: () => void
}

/** What to do with an order that was just signed. */
export function handOnView({
  document: text,
  hasHubs,
  publications,
  words,
  publish,
  close,
}: HandOnOptions): TemplateResult {
  return html`<section class="order" part="signed" aria-labelledby="signed">
    <div class="row">
      <h4 id="signed" tabindex="-1">${words.signed}</h4>
      <button type="button" class="plain" @click=${close}>${words.close}</button>
    </div>
    <p class="small">${words.signedAbout}</p>
    <div class="buttons">
      ${hasHubs ? html`<button type="button" part="publish" @click=${publish}>${words.publish}</button>` : nothing}
      <button type="button" class="ghost" part="download" @click=${() => download(text)}>${words.download}</button>
      ${copyButton(orderLink(text, location.href), words.copyLink, words.copied)}
      ${copyButton(text, words.copy, words.copied)}
    </div>
    <div role="status"><ul>
      ${publications.map(
        ({ hub, isKept, reason = '' }) =>
          html`<li class="small">${isKept ? words.published(new URL(hub).host) : words.notPublished(new URL(hub).host, reason)}</li>`,
      )}
    </ul></div>
  </section>`
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'order.json'
  link.click()
  // The download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
