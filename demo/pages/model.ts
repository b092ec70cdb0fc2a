// Runs the text generator from the bytes that the artifact element fetched and checked.
import type { ModelArtifact } from '../../components/model-artifact/index.ts'
import { generateNames, readNameNetwork } from '../models/generate-names.ts'
import type { NameNetwork } from '../models/name-network.ts'
import { openVerifiedFile } from './run/verified-file.ts'

const artifact = document.querySelector<ModelArtifact>('model-artifact')
const names = document.querySelector('#names')
const write = document.querySelector<HTMLButtonElement>('#write')
const temperature = document.querySelector<HTMLInputElement>('#temperature')

const run = document.querySelector<HTMLElement>('[data-runs]')
if (run !== null) {
  run.hidden = !run.dataset['runs']?.split(' ').includes(artifact?.getAttribute('asset') ?? '')
}

async function loadNetwork(element: ModelArtifact): Promise<NameNetwork> {
  const { read, size } = await openVerifiedFile(element)
  return readNameNetwork(read, size)
}

function listItem(text: string): HTMLLIElement {
  const item = document.createElement('li')
  item.textContent = text
  return item
}

let network: Promise<NameNetwork> | undefined

write?.addEventListener('click', async () => {
  if (artifact === null || names === null) return
  write.disabled = true
  try {
    network ??= loadNetwork(artifact)
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
    const written = generateNames(await network, {
      count: 18,
      temperature: Number(temperature?.value ?? 0.8),
      seed,
    })
    names.replaceChildren(...written.map(listItem))
  } catch {
    network = undefined
    names.replaceChildren(listItem('The file is not here yet; the panel above says why.'))
  } finally {
    write.disabled = false
  }
})
