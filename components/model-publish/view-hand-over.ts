import { html, nothing, type TemplateResult } from 'lit'
import { field } from './field.ts'
import { type PinningView, pinningView } from './view-pinning.ts'

export interface HandOverView extends PinningView {
  /** That files must be chosen again to be sent. */
  readonly filesGone: boolean
  /** Whether there are documents to save. */
  readonly ready: boolean
  readonly save: () => void
}

/** Who will serve what is published. */
export function handOverView(view: HandOverView): TemplateResult {
  const { words, handOver, ready } = view
  const { hub, token } = handOver
  return html`<section class="group" aria-labelledby="hub-title" part="hand-over">
    <h4 id="hub-title">${words.handOver}</h4>
    ${
      hub === undefined
        ? html`<p class="small">${words.noHub}</p>
          <button class="ghost" type="button" aria-disabled=${ready ? nothing : 'true'} @click=${() => ready && view.save()}>${words.saveDocuments}</button>`
        : html`<p class="small"><bdi>${words.handOverTo(hub)}</bdi></p>
          ${view.filesGone ? html`<p class="small problem">${words.filesAgain}</p>` : nothing}
          ${token.isAsked ? field(view, { id: 'token', label: words.token, value: token.typed, maxLength: 512, secret: true, input: typed => token.type(typed) }) : nothing}`
    }
    ${pinningView(view)}
  </section>`
}
