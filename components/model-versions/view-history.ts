import { html, nothing, type TemplateResult } from 'lit'
import type { ManifestChanges } from '../../src/manifest/index.ts'
import type { ModelVersion } from '../../src/market/index.ts'
import { formatBytes, formatDate, formatNumber, type ModelVersionsStrings } from '../../src/text/index.ts'

/** Files named of a version that changed thousands. */
const MAX_FILES = 8

export function historyView(
  versions: readonly ModelVersion[],
  words: ModelVersionsStrings,
  locale: string,
): TemplateResult {
  return html`<ol class="history" part="history">
    ${versions.map((version, i) => {
      const { index, createdAt, manifest } = version
      return html`<li part="version">
        <div class="row">
          <p class="strong"><bdi>${versionName(version, words, locale)}</bdi> ${i === 0 ? html`<span class="chip">${words.newest}</span>` : nothing}</p>
          <time class="small quiet" datetime=${new Date(createdAt * 1000).toISOString()}>${formatDate(createdAt, locale)}</time>
        </div>
        ${manifest?.notes ? html`<p class="small notes"><bdi>${manifest.notes}</bdi></p>` : nothing}
        ${manifest === undefined ? html`<p class="small quiet">${words.unreadable}</p>` : changesView(version.changes, index, words, locale)}
      </li>`
    })}
  </ol>`
}

/** As its manifest calls it, else by its number. */
export function versionName(
  { manifest, index }: ModelVersion,
  words: ModelVersionsStrings,
  locale: string,
): string {
  return manifest?.version ?? words.position(formatNumber(index + 1, locale))
}

/** Files and figures that are new, other or gone; that it is the first, or the same. */
export function changesView(
  changes: ManifestChanges | undefined,
  index: number,
  words: ModelVersionsStrings,
  locale: string,
): TemplateResult | typeof nothing {
  if (changes === undefined) return index === 0 ? html`<p class="small quiet">${words.first}</p>` : nothing
  const size = (bytes: number) => formatBytes(bytes, locale)
  const files = [
    ...changes.added.map(({ path, size: bytes }) => words.added(path, size(bytes))),
    ...changes.changed.map(({ before, after }) => {
      return before.size === after.size
        ? words.changedSame(after.path, size(after.size))
        : words.changed(after.path, size(before.size), size(after.size))
    }),
    ...changes.removed.map(({ path }) => words.removed(path)),
  ]
  const { evaluations } = changes
  if (files.length === 0 && evaluations.length === 0) return html`<p class="small quiet">${words.same}</p>`
  const value = (figure: number | undefined) =>
    figure === undefined ? words.none : formatNumber(figure, locale)
  return html`<ul class="changes small">
    ${evaluations.map(
      ({ metric, dataset, before, after }) =>
        html`<li class="figure"><bdi>${words.figure(metric, dataset)}</bdi> <span class="number" dir="ltr">${value(before)} → <b>${value(after)}</b></span></li>`,
    )}
    ${files.slice(0, MAX_FILES).map(text => html`<li><bdi>${text}</bdi></li>`)}
    ${files.length > MAX_FILES ? html`<li class="quiet">${words.more(files.length - MAX_FILES)}</li>` : nothing}
  </ul>`
}
