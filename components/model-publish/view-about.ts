import { html, type TemplateResult } from 'lit'
import { field, type StepView } from './field.ts'

const TASKS = [
  'text-generation',
  'text-classification',
  'translation',
  'summarization',
  'question-answering',
  'feature-extraction',
  'image-classification',
  'text-to-image',
  'object-detection',
  'automatic-speech-recognition',
  'text-to-speech',
  'tabular-classification',
]

export function aboutView(view: StepView): TemplateResult {
  const { draft, words, change } = view
  const optional = (label: string) => `${label} (${words.optional})`
  return html`
    <div class="columns">
      ${field(view, { id: 'name', label: words.name, value: draft.name, input: name => change({ name }) })}
      ${field(view, { id: 'version', label: words.version, value: draft.version, maxLength: 100, input: version => change({ version }) })}
    </div>
    ${field(view, { id: 'description', label: optional(words.description), value: draft.description, rows: 4, maxLength: 5000, input: description => change({ description }) })}
    ${field(view, { id: 'task', label: words.task, value: draft.task, maxLength: 100, hint: words.taskHint, suggestions: TASKS, input: task => change({ task }) })}
    <div class="columns">
      ${field(view, { id: 'tags', label: optional(words.tags), value: draft.tags, maxLength: 2000, hint: words.commas, input: tags => change({ tags }) })}
      ${field(view, { id: 'datasets', label: optional(words.datasets), value: draft.datasets, maxLength: 4000, hint: words.commas, input: datasets => change({ datasets }) })}
    </div>
  `
}
