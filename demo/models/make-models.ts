import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BUCKETS } from './language-features.ts'
import { writeLargeFile } from './large-file.ts'
import { CLASSIFIER, DERIVATIVE, LARGE, type ModelDescription, modelCard, NAMES } from './model-cards.ts'
import { placeNames, starNames } from './name-lists.ts'
import { LETTERS, type NameNetwork, SYMBOLS } from './name-network.ts'
import { accuracy, phrases, sentences, trainLanguage } from './train-language.ts'
import { bitsPerLetter, newNameNetwork, trainNames } from './train-names.ts'
import { encodeSafetensors } from './write-safetensors.ts'

const CONTEXT = 6
const HIDDEN = 128
const MADE = '.made-from'

/**
 * Trains the demo's models and writes a folder for each into `outDir`; the same bytes each time. Does nothing where
 * they were made by just these sources before.
 */
export async function makeModels(outDir: string): Promise<void> {
  const sources = await fingerprint()
  const made = await readFile(join(outDir, MADE), 'utf8').catch(() => '')
  if (made === sources) return
  const draft = join(outDir, `.draft-${process.pid}`)
  await rm(draft, { recursive: true, force: true })
  const folders = { ...makeNameModels(), classifier: makeClassifier(), large: makeLarge() }
  for (const [id, files] of Object.entries(folders)) {
    await mkdir(join(draft, id), { recursive: true })
    for (const [name, content] of Object.entries(files)) await writeFile(join(draft, id, name), content)
  }
  await writeLargeFile(join(draft, 'large', 'model.safetensors'))
  await rm(join(outDir, MADE), { force: true })
  for (const id of Object.keys(folders)) {
    await rm(join(outDir, id), { recursive: true, force: true })
    await rename(join(draft, id), join(outDir, id))
  }
  await rm(draft, { recursive: true })
  await writeFile(join(outDir, MADE), sources)
}

type Files = Readonly<Record<string, string | Uint8Array>>

function makeNameModels(): { readonly names: Files; readonly derivative: Files } {
  const places = placeNames()
  const stars = starNames()
  const network = newNameNetwork(CONTEXT, HIDDEN, 3)
  trainNames(network, places.training, { epochs: 8, rate: 0.05, seed: 4 })
  const placeBits = bitsPerLetter(network, places.heldOut)
  const weights = encodeNetwork(network)
  const untaught = bitsPerLetter(network, stars.heldOut)
  trainNames(network, stars.training, { epochs: 10, rate: 0.05, seed: 5 })
  const starBits = bitsPerLetter(network, stars.heldOut)
  return {
    names: modelFolder(
      NAMES,
      [evaluation('bits per letter', placeBits, `${places.heldOut.length} names kept back`)],
      {
        'model.safetensors': weights,
        'config.json': networkConfig(),
      },
    ),
    derivative: modelFolder(
      DERIVATIVE,
      [
        evaluation('bits per letter', starBits, `${stars.heldOut.length} names kept back`),
        evaluation('bits per letter of its parent', untaught, `${stars.heldOut.length} names kept back`),
      ],
      { 'model.safetensors': encodeNetwork(network), 'config.json': networkConfig() },
    ),
  }
}

function makeClassifier(): Files {
  const { training, heldOut } = sentences()
  const classifier = trainLanguage([...training, ...phrases(training, 2), ...phrases(training, 3)], 20, 1)
  const { languages, weights, bias } = classifier
  const short = phrases(heldOut, 3)
  return modelFolder(
    CLASSIFIER,
    [
      evaluation('accuracy', accuracy(classifier, heldOut), `${heldOut.length} sentences kept back`),
      evaluation('accuracy on three words', accuracy(classifier, short), `${short.length} phrases kept back`),
    ],
    {
      'model.safetensors': encodeSafetensors(
        [
          { name: 'languages.weight', shape: [languages.length, BUCKETS], values: weights },
          { name: 'languages.bias', shape: [languages.length], values: bias },
        ],
        { languages: languages.join(' ') },
      ),
      'config.json': config({
        model_type: 'hashed-ngram-classifier',
        languages,
        buckets: BUCKETS,
        grams: [1, 2, 3],
      }),
    },
  )
}

function makeLarge(): Files {
  return modelFolder(LARGE, [], { 'config.json': config({ model_type: 'noise' }) })
}

function encodeNetwork({ window, windowBias, output, outputBias }: NameNetwork): Buffer {
  return encodeSafetensors(
    [
      { name: 'window.weight', shape: [CONTEXT, SYMBOLS, HIDDEN], values: window },
      { name: 'window.bias', shape: [HIDDEN], values: windowBias },
      { name: 'output.weight', shape: [HIDDEN, SYMBOLS], values: output },
      { name: 'output.bias', shape: [SYMBOLS], values: outputBias },
    ],
    { letters: LETTERS },
  )
}

function networkConfig(): string {
  return config({ model_type: 'letter-window', context: CONTEXT, hidden: HIDDEN, letters: LETTERS })
}

function config(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function evaluation(metric: string, value: number, dataset: string): ModelDescription['evaluations'][number] {
  return { metric, value: Number(value.toFixed(3)), dataset }
}

function modelFolder(
  about: Omit<ModelDescription, 'evaluations'>,
  evaluations: ModelDescription['evaluations'],
  files: Files,
): Files {
  const description = { ...about, evaluations }
  const card = modelCard(description, [
    ['Made', 'By demo/models/make.ts of Modelmark, from the lists beside it: the same bytes each time.'],
    ['Limits', 'A demonstration of how models are sold and fetched. It knows nothing but letters.'],
  ])
  return { 'README.md': card, 'modelmark.json': config(description), ...files }
}

/** Changes with every file that has a say in the bytes of the models. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const here = new URL('.', import.meta.url)
  for (const folder of ['', 'data/']) {
    const names = await readdir(new URL(folder || '.', here))
    for (const name of names.filter(one => /\.(ts|txt)$/.test(one)).sort()) {
      hash.update(name).update(await readFile(new URL(folder + name, here)))
    }
  }
  return hash.digest('hex')
}
