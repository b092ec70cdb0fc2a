import { html, type TemplateResult } from 'lit'
import { field } from './field.ts'
import { type DraftFigure, figuresOf } from './version-draft.ts'
import type { VersionView } from './view-version.ts'

/** As a manifest has at most. */
const MAX_FIGURES = 128

/** What was measured of the next version; those of the last one to begin with. */
export function figuresView(view: VersionView): TemplateResult {
  const { draft, last, words, manage, change } = view
  const figures = figuresOf(draft, last)
  const set = (at: number, parts: Partial<DraftFigure>) =>
    change({ figures: figures.map((one, i) => (i === at ? { ...one, ...parts } : one)) })
  return html`<fieldset class="group" part="figures">
    <legend>${manage.figures}</legend>
    ${figures.map((figure, i) => {
      const title = figure.metric.trim() || manage.figure(i + 1)
      return html`<div class="figure-row" role="group" aria-label=${title}>
        <div class="columns three">
          ${field(view, { id: `metric-${i}`, label: manage.metric, value: figure.metric, maxLength: 100, input: metric => set(i, { metric }) })}
          ${field(view, { id: `value-${i}`, label: manage.value, value: figure.value, numeric: true, maxLength: 32, input: value => set(i, { value }) })}
          ${field(view, { id: `dataset-${i}`, label: manage.dataset, value: figure.dataset, maxLength: 200, input: dataset => set(i, { dataset }) })}
        </div>
        <div class="small-actions"><button class="plain" type="button" aria-label=${words.removeOne(title)} @click=${() =>
          change({ figures: figures.filter((_, at) => at !== i) })}>${words.remove}</button></div>
      </div>`
    })}
    <button class="ghost" type="button" ?hidden=${figures.length >= MAX_FIGURES} @click=${() =>
      change({ figures: [...figures, { metric: '', value: '', dataset: '' }] })}>${manage.addFigure}</button>
  </fieldset>`
}
