import { html, nothing, type TemplateResult } from 'lit'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { PublishCosts } from '../../src/market/index.ts'
import type { FilesProgress } from '../../src/publish/index.ts'
import { formatMoney, formatPercent } from '../../src/text/index.ts'
import { field, type StepView } from './field.ts'
import { progressView } from './view-files.ts'

export interface ReviewView extends StepView {
  readonly connected: boolean
  readonly costs: PublishCosts | ModelmarkError | undefined
  /** Of the hub that takes the files; undefined if the page names none. */
  readonly hub: string | undefined
  /** Whether the token is typed here, for the page gives none. */
  readonly asksToken: boolean
  readonly token: string
  readonly setToken: (token: string) => void
  /** That files must be chosen again to be sent. */
  readonly filesGone: boolean
  readonly uploading: FilesProgress | undefined
  readonly problemCount: number
  readonly busy: boolean
  readonly done: boolean
  /** Visitors get the files from this page. */
  readonly sharing: boolean
  readonly status: unknown
  readonly publish: () => void
  readonly stop: () => void
  readonly save: () => void
  readonly again: () => void
}

export function reviewView(view: ReviewView): TemplateResult {
  const { words, locale, hub, uploading, problemCount, busy, done, connected } = view
  const blocked = busy || uploading !== undefined || problemCount > 0
  return html`
    <section class="group" aria-labelledby="costs-title" part="costs">
      <h4 id="costs-title">${words.costs}</h4>
      ${costsView(view)}
    </section>
    <section class="group" aria-labelledby="hub-title" part="hand-over">
      <h4 id="hub-title">${words.handOver}</h4>
      ${
        hub === undefined
          ? html`<p class="small">${words.noHub}</p>
            <button class="ghost" type="button" aria-disabled=${problemCount > 0 ? 'true' : nothing} @click=${() => problemCount === 0 && view.save()}>${words.saveDocuments}</button>`
          : html`<p class="small"><bdi>${words.handOverTo(hub)}</bdi></p>
            ${view.filesGone ? html`<p class="small problem">${words.filesAgain}</p>` : nothing}
            ${view.asksToken ? field(view, { id: 'token', label: words.token, value: view.token, maxLength: 512, secret: true, input: view.setToken }) : nothing}`
      }
    </section>
    ${uploading ? progressView(uploading, words.uploading(uploading.path), words, locale, view.stop) : nothing}
    ${view.status}
    ${view.sharing ? html`<p class="small" role="status" id="sharing">${words.sharing}</p>` : nothing}
    ${
      done
        ? html`<button class="ghost" type="button" @click=${view.again}>${words.another}</button>`
        : html`<div class="row">
          <button class="main" type="button" part="publish" aria-disabled=${blocked ? 'true' : nothing} aria-busy=${busy}
            aria-describedby="problem-count" @click=${view.publish}>${connected ? words.publish : words.connectToPublish}</button>
          <p class="small problem" id="problem-count">${problemCount > 0 ? words.problemsLeft(problemCount) : ''}</p>
        </div>`
    }
  `
}

function costsView({ costs, connected, words, locale }: ReviewView): unknown {
  if (!connected) return html`<p class="small quiet">${words.costsConnect}</p>`
  if (costs === undefined) return html`<p class="small quiet" role="status">${words.costsReading}</p>`
  if (costs instanceof Error) return nothing
  const { signatures, fee, currency, feeBps } = costs
  const facts = [
    [words.signatures, String(signatures)],
    [words.networkFee, formatMoney({ amount: rounded(fee), ...currency }, locale)],
    [words.publishingFee, words.nothing],
    [words.marketFee, formatPercent(feeBps, locale)],
  ]
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`)}</dl>`
}

/** An estimate says no more than two digits of itself. */
function rounded(amount: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(0, String(amount).length - 2))
  return ((amount + unit - 1n) / unit) * unit
}
