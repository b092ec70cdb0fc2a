import '../../components/define.ts'
import { ALL_EXHIBITS } from './all-exhibits.ts'
import type { Exhibit } from './exhibits.ts'

/** `?element=model-nft-card&theme=dark&lang=de&dir=rtl` shows a part of the gallery. */
const wanted = new URLSearchParams(location.search)
const themes = wanted.get('theme')?.split(',') ?? ['light', 'dark']
const exhibits = ALL_EXHIBITS.filter(({ element }) => (wanted.get('element') ?? element) === element)
const names = [...new Set(exhibits.map(({ element }) => element))]

function show({ title, width, create }: Exhibit): HTMLElement {
  const figure = document.createElement('figure')
  if (width) figure.className = width
  const caption = document.createElement('figcaption')
  caption.textContent = title
  figure.append(caption, create())
  return figure
}

for (const theme of themes) {
  const section = document.createElement('section')
  section.className = `theme ${theme}`
  section.dir = wanted.get('dir') ?? ''
  section.lang = wanted.get('lang') ?? 'en'
  for (const name of names) {
    const heading = document.createElement('h1')
    heading.textContent = `<${name}>`
    const states = document.createElement('div')
    states.className = 'states'
    states.append(...exhibits.filter(({ element }) => element === name).map(show))
    section.append(heading, states)
  }
  document.getElementById('gallery')?.append(section)
}
