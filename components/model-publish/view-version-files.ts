import { html, nothing, type TemplateResult } from 'lit'
import { formatBytes } from '../../src/text/index.ts'
import { type FileState, versionFiles } from './version-draft.ts'
import type { VersionView } from './view-version.ts'

/** Files shown of a model of thousands; what differs comes first. */
const MAX_ROWS = 24

const ORDER: readonly FileState[] = ['changed', 'added', 'gone', 'kept']

/** The files of the next version, each with what becomes of it. */
export function versionFilesView(view: VersionView): TemplateResult {
  const { draft, last, words, manage, locale, change } = view
  const files = versionFiles(draft, last)
  const shown = ORDER.flatMap(state => files.filter(one => one.state === state)).slice(0, MAX_ROWS)
  const without = (path: string) => {
    const isOld = last.artifacts.some(old => old.path === path)
    return {
      files: draft.files.filter(one => one.path !== path),
      gone: isOld ? [...draft.gone, path] : draft.gone,
    }
  }
  return html`<table part="files">
      <thead><tr><th scope="col">${words.file}</th><td></td></tr></thead>
      <tbody>
        ${shown.map(({ file: { path, size }, state }) => {
          const isGone = state === 'gone'
          return html`<tr class=${state}>
            <th scope="row">
              <bdi class="path">${path}</bdi>
              <span class="fate small quiet"><span class="number">${formatBytes(size, locale)}</span> <span class=${state === 'kept' ? '' : 'chip'}>${manage.states[state]}</span></span>
            </th>
            <td class="end">${
              isGone
                ? html`<button class="plain" type="button" aria-label=${manage.putBackOne(path)} @click=${() =>
                    change({ gone: draft.gone.filter(one => one !== path) })}>${manage.putBack}</button>`
                : html`<button class="plain" type="button" aria-label=${manage.takeOutOne(path)} @click=${() =>
                    change(without(path))}>${manage.takeOut}</button>`
            }</td>
          </tr>`
        })}
      </tbody>
    </table>
    ${files.length > shown.length ? html`<p class="small quiet">+ ${files.length - shown.length}</p>` : nothing}`
}
