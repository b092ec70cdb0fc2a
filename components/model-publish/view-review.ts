import { html, nothing, type TemplateResult } from 'lit'
import type { FilesProgress } from '../../src/publish/index.ts'
import { type CostsView, costsView } from './view-costs.ts'
import { progressView } from './view-files.ts'
import { type HandOverView, handOverView } from './view-hand-over.ts'

export interface ReviewView extends HandOverView, CostsView {
  readonly uploading: FilesProgress | undefined
  readonly problemCount: number
  readonly busy: boolean
  readonly done: boolean
  /** Visitors get the files from this page. */
  readonly sharing: boolean
  readonly status: unknown
  readonly publish: () => void
  readonly stop: () => void
  readonly again: () => void
}

export function reviewView(view: ReviewView): TemplateResult {
  const { words, locale, uploading, problemCount, busy, done, connected } = view
  const blocked = busy || uploading !== undefined || problemCount > 0
  return html`
    ${costsView(view)} ${handOverView(view)}
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
