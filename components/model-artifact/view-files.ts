import { html, type TemplateResult } from 'lit'
import type { Artifact } from '../../src/manifest/index.ts'
import { formatBytes, type ModelArtifactStrings } from '../../src/text/index.ts'

/** A manifest may name thousands of files; the list shows this many. */
const MAX_FILES = 200

export interface FilesOptions {
  readonly files: readonly Artifact[]
  readonly shown: Artifact
  readonly words: ModelArtifactStrings
  readonly locale: string
  readonly select: (path: string) => void
}

/** All files of the version; one is shown above. */
export function filesView({ files, shown, words, locale, select }: FilesOptions): TemplateResult {
  return html`<details class="files" part="files">
    <summary>${words.files} (${files.length})</summary>
    <ul>
      ${files.slice(0, MAX_FILES).map(
        ({ path, size, role }) => html`<li>
          <button
            class="plain file"
            type="button"
            part="file"
            aria-current=${path === shown.path ? 'true' : 'false'}
            @click=${() => select(path)}
          >
            <span class="name">${path}</span>
            <span class="quiet">${words.roles[role]}</span>
            <span class="quiet number">${formatBytes(size, locale)}</span>
          </button>
        </li>`,
      )}
    </ul>
  </details>`
}
