import { html, nothing, type TemplateResult } from 'lit'
import { type FormView, field } from './field.ts'
import type { HandOver } from './hand-over.ts'
import type { PublishScene } from './publish-scene.ts'

export interface PinningView extends FormView {
  readonly handOver: HandOver
  readonly errorView: PublishScene['errorView']
}

/** What a pinning service is asked to keep, and how far it is. */
export function pinningView(view: PinningView): TemplateResult | typeof nothing {
  const { words, handOver } = view
  const { pinning, hub, pins } = handOver
  const { token, name } = pinning
  if (!pins) return nothing
  return html`<p class="small"><bdi>${hub === undefined ? words.pinningFromPage(name) : words.pinningFromHub(name)}</bdi></p>
    ${token.isAsked ? field(view, { id: 'pinning-token', label: words.pinningToken, value: token.typed, hint: words.pinningTokenHint, maxLength: 2048, secret: true, input: typed => token.type(typed) }) : nothing}
    ${progressOf(view)} ${outcomeOf(view)}`
}

/** The live region is there before it says anything. */
function progressOf({ words, handOver }: PinningView): TemplateResult {
  const { count, kept, name } = handOver.pinning
  const title = count === 0 ? '' : words.pinned(kept, count, name)
  return html`<div class=${count === 0 ? nothing : 'progress'} part="pinning">
    <p role="status" class="path"><bdi>${title}</bdi></p>
    ${count === 0 ? nothing : html`<progress max=${count} .value=${kept} aria-label=${title}></progress>`}
  </div>`
}

function outcomeOf({ words, handOver: { pinning }, errorView }: PinningView): unknown {
  const start = () => void pinning.start()
  if (pinning.error) return errorView(pinning.error, start)
  if (pinning.isWaiting || pinning.kept === pinning.count) return nothing
  return html`<button class="ghost" type="button" aria-disabled=${pinning.token.value === '' ? 'true' : nothing} @click=${start}>${words.pin}</button>`
}
