// Says which language a text is in, from the bytes that the artifact element fetched and checked.
import type { ModelArtifact } from '../../components/model-artifact/index.ts'
import {
  classifyLanguage,
  type LanguageClassifier,
  type LanguageGuess,
  readLanguageClassifier,
} from '../models/classify-language.ts'
import { openVerifiedFile } from './run/verified-file.ts'

const artifact = document.querySelector<ModelArtifact>('model-artifact')
const form = document.querySelector<HTMLFormElement>('#classify')
const text = document.querySelector<HTMLTextAreaElement>('#text')
const guesses = document.querySelector('#guesses')

const SVG = 'http://www.w3.org/2000/svg'
const languageNames = new Intl.DisplayNames('en', { type: 'language' })
const percent = new Intl.NumberFormat('en', { style: 'percent' })

let loading: Promise<LanguageClassifier> | undefined

async function loadClassifier(element: ModelArtifact): Promise<LanguageClassifier> {
  const { read, size } = await openVerifiedFile(element)
  return readLanguageClassifier(read, size)
}

function row({ language, share }: LanguageGuess): HTMLLIElement {
  const item = document.createElement('li')
  const name = document.createElement('span')
  name.textContent = languageNames.of(language) ?? language
  const number = document.createElement('span')
  number.textContent = percent.format(share)
  item.append(name, bar(share), number)
  return item
}

/** A picture of the number beside it. */
function bar(share: number): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 1 1')
  svg.setAttribute('preserveAspectRatio', 'none')
  svg.setAttribute('aria-hidden', 'true')
  const rect = document.createElementNS(SVG, 'rect')
  rect.setAttribute('width', String(share))
  svg.append(rect)
  return svg
}

async function guess(): Promise<void> {
  if (artifact === null || text === null || guesses === null) return
  try {
    loading ??= loadClassifier(artifact)
    const found = classifyLanguage(await loading, text.value)
    guesses.replaceChildren(...(found.length > 0 ? found.map(row) : ['There is no word to go by.']))
  } catch {
    loading = undefined
    guesses.replaceChildren('The file is not here yet; the panel beside it says why.')
  }
}

form?.addEventListener('submit', event => {
  event.preventDefault()
  void guess()
})

// Once the model is here, it answers while one types.
text?.addEventListener('input', () => {
  if (loading !== undefined) void guess()
})
