import { html, nothing, type TemplateResult } from 'lit'
import { compareManifests, type Manifest } from '../../src/manifest/index.ts'
import type { FilesProgress } from '../../src/publish/index.ts'
import type { ModelManageStrings, ModelVersionsStrings } from '../../src/text/index.ts'
import { changesView } from '../model-versions/view-history.ts'
import type { DropZone } from './drop-zone.ts'
import { field, problemView } from './field.ts'
import type { VersionDraft } from './version-draft.ts'
import { versionOf } from './version-draft.ts'
import { type CostsView, costsView } from './view-costs.ts'
import { figuresView } from './view-figures.ts'
import { dropView, progressView } from './view-files.ts'
import { type HandOverView, handOverView } from './view-hand-over.ts'
import { versionFilesView } from './view-version-files.ts'

export interface VersionView extends HandOverView, CostsView {
  readonly manage: ModelManageStrings
  readonly history: ModelVersionsStrings
  readonly draft: VersionDraft
  readonly change: (change: Partial<VersionDraft>) => void
  /** The manifest of the newest version. */
  readonly last: Manifest
  /** The one to be; undefined while it cannot be made. */
  readonly next: Manifest | undefined
  readonly drop: DropZone
  readonly hashing: FilesProgress | undefined
  readonly uploading: FilesProgress | undefined
  /** Visitors get files from this page. */
  readonly sharing: boolean
  readonly stop: () => void
  readonly problemCount: number
  readonly busy: boolean
  readonly status: unknown
  readonly publish: () => void
}

/** The form of the next version: what it changes, what that costs, and publishing it. */
export function versionView(view: VersionView): TemplateResult {
  const { words, manage, locale, draft, last, change, drop, hashing, uploading, busy } = view
  const version = versionOf(draft, last)
  const blocked = busy || hashing !== undefined || uploading !== undefined
  return html`<form class="version" part="version-form" novalidate aria-labelledby="version-title"
    @submit=${(event: Event) => event.preventDefault()}
    @dragover=${drop.over} @dragleave=${drop.leave} @drop=${drop.drop}>
    <h4 id="version-title">${manage.newVersion}</h4>
    <p class="quiet"><bdi>${manage.newVersionLead(last.version)}</bdi></p>
    ${field(view, { id: 'version', label: words.version, value: version, maxLength: 100, input: typed => change({ version: typed }) })}
    ${field(view, { id: 'notes', label: manage.notes, value: draft.notes, rows: 4, maxLength: 5000, input: notes => change({ notes }) })}
    <section class="group" aria-labelledby="files-title">
      <h5 id="files-title">${manage.files}</h5>
      <p class="small quiet">${manage.filesLead}</p>
      ${hashing ? progressView(hashing, words.hashing(hashing.path), words, locale, view.stop) : dropView({ words, title: words.drop, isLow: true, dragging: drop.dragging, choose: event => void drop.choose(event) })}
      ${problemView(view, 'files')}
      ${versionFilesView(view)}
    </section>
    ${figuresView(view)}
    ${changedView(view)}
    ${view.next ? costsView(view) : nothing} ${handOverView(view)}
    ${uploading ? progressView(uploading, words.uploading(uploading.path), words, locale, view.stop) : nothing}
    ${view.status}
    ${view.sharing ? html`<p class="small" role="status" id="sharing">${words.sharing}</p>` : nothing}
    <div class="row">
      <button class="main" type="button" part="publish-version" aria-disabled=${blocked ? 'true' : nothing} aria-busy=${busy}
        aria-describedby="problem-count" @click=${view.publish}><bdi>${manage.publishVersion(version.trim() || '—')}</bdi></button>
      <p class="small problem" id="problem-count">${view.problems.length > 0 ? words.problemsLeft(view.problemCount) : ''}</p>
    </div>
  </form>`
}

/** As the history will show it. */
function changedView({ next, last, manage, history, locale }: VersionView): TemplateResult | typeof nothing {
  if (next === undefined) return nothing
  return html`<section class="group" aria-labelledby="changes-title" part="changes">
    <h5 id="changes-title">${manage.changes}</h5>
    ${changesView(compareManifests(last, next), 1, history, locale)}
  </section>`
}
