import { html, nothing, type TemplateResult } from 'lit'
import { type FormView, field } from './field.ts'

export interface HandOverView extends FormView {
  /** Of the hub that takes the files; undefined if the page names none. */
  readonly hub: string | undefined
  /** Whether the token is typed here, for the page gives none. */
  readonly asksToken: boolean
  readonly token: string
  readonly setToken: (token: string) => void
  /** That files must be chosen again to be sent. */
  readonly filesGone: boolean
  /** Whether there are documents to save. */
  readonly ready: boolean
  readonly save: () => void
}

/** Who will serve what is published. */
export function handOverView(view: HandOverView): TemplateResult {
  const { words, hub, ready } = view
  return html`<section class="group" aria-labelledby="hub-title" part="hand-over">
    <h4 id="hub-title">${words.handOver}</h4>
    ${
      hub === undefined
        ? html`<p class="small">${words.noHub}</p>
          <button class="ghost" type="button" aria-disabled=${ready ? nothing : 'true'} @click=${() => ready && view.save()}>${words.saveDocuments}</button>`
        : html`<p class="small"><bdi>${words.handOverTo(hub)}</bdi></p>
          ${view.filesGone ? html`<p class="small problem">${words.filesAgain}</p>` : nothing}
          ${view.asksToken ? field(view, { id: 'token', label: words.token, value: view.token, maxLength: 512, secret: true, input: view.setToken }) : nothing}`
    }
  </section>`
}
