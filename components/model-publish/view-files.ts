import { html, nothing, type TemplateResult } from 'lit'
import type { FilesProgress } from '../../src/publish/index.ts'
import { formatBytes, formatDuration, type ModelPublishStrings } from '../../src/text/index.ts'
import { problemView, type StepView } from './field.ts'

export interface FilesView extends StepView {
  readonly hashing: FilesProgress | undefined
  readonly error: unknown
  readonly dragging: boolean
  readonly choose: (event: Event) => void
  readonly stop: () => void
}

/** Files shown of a model of thousands. */
const MAX_ROWS = 12

export function filesView(view: FilesView): TemplateResult {
  const { draft, words, locale, hashing, error } = view
  const size = draft.files.reduce((sum, file) => sum + file.size, 0)
  return html`
    <p class="quiet">${words.filesLead}</p>
    ${hashing ? progressView(hashing, words.hashing(hashing.path), words, locale, view.stop) : dropView({ ...view, title: draft.files.length > 0 ? words.chooseAgain : words.drop, isLow: draft.files.length > 0 })}
    ${error ?? nothing}
    ${problemView(view, 'files')}
    ${
      draft.files.length === 0 || hashing
        ? nothing
        : html`<table part="files">
            <caption>${words.filesCount(draft.files.length, formatBytes(size, locale))}</caption>
            <thead><tr><th scope="col">${words.file}</th><th scope="col" class="end">${words.size}</th></tr></thead>
            <tbody>
              ${draft.files.slice(0, MAX_ROWS).map(
                file => html`<tr>
                  <th scope="row"><bdi>${file.path}</bdi><span class="mono small quiet cid" title=${words.fingerprint}>${file.cid}</span></th>
                  <td class="end number">${formatBytes(file.size, locale)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
          ${draft.files.length > MAX_ROWS ? html`<p class="small quiet">+ ${draft.files.length - MAX_ROWS}</p>` : nothing}`
    }
  `
}

export interface DropView {
  readonly words: ModelPublishStrings
  readonly title: string
  /** Whether it takes less room, for files are there already. */
  readonly isLow: boolean
  readonly dragging: boolean
  readonly choose: (event: Event) => void
}

/** Where files are dropped or chosen. */
export function dropView({ words, title, isLow, dragging, choose }: DropView): TemplateResult {
  return html`<div class="drop ${dragging ? 'dragging' : ''} ${isLow ? 'low' : ''}" part="drop">
    <p class="strong">${title}</p>
    <div class="choose">
      <label class="button">
        <input type="file" class="visually-hidden" multiple @change=${choose} />${words.chooseFiles}
      </label>
      <label class="button">
        <input type="file" class="visually-hidden" webkitdirectory @change=${choose} />${words.chooseFolder}
      </label>
    </div>
  </div>`
}

/** Work over files, in numbers. */
export function progressView(
  { bytes, size, rate }: FilesProgress,
  title: string,
  words: ModelPublishStrings,
  locale: string,
  stop: () => void,
): TemplateResult {
  const seconds = rate > 0 ? (size - bytes) / rate : undefined
  const numbers = [
    words.progress(formatBytes(bytes, locale), formatBytes(size, locale)),
    ...(rate > 0 ? [words.rate(formatBytes(rate, locale))] : []),
    ...(seconds === undefined || bytes === size ? [] : [words.left(formatDuration(seconds, locale))]),
  ]
  return html`<div class="progress" part="progress">
    <p role="status" class="path"><bdi>${title}</bdi></p>
    <progress max=${Math.max(1, size)} .value=${bytes} aria-label=${title}></progress>
    <div class="row">
      <span class="small quiet number">${numbers.join(' · ')}</span>
      <button class="ghost" type="button" @click=${stop}>${words.stop}</button>
    </div>
  </div>`
}
