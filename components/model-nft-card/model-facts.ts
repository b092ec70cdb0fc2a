import { html, type TemplateResult } from 'lit'
import type { Manifest } from '../../src/manifest/index.ts'
import { formatBytes, formatCompact, type ModelNftCardStrings } from '../../src/text/index.ts'

/** Task, parameters, size and format, as far as the manifest tells them. */
export function modelFacts(manifest: Manifest, words: ModelNftCardStrings, locale: string): TemplateResult {
  const size = manifest.artifacts.reduce((sum, artifact) => sum + artifact.size, 0)
  const facts = [
    manifest.task,
    manifest.parameters === undefined ? '' : words.parameters(formatCompact(manifest.parameters, locale)),
    size === 0 ? '' : formatBytes(size, locale),
    manifest.format ?? '',
  ]
  return html`<ul class="chips" part="facts">
    ${facts.filter(Boolean).map(fact => html`<li class="chip">${fact}</li>`)}
  </ul>`
}
