/** A large market that is the same in each run: names, tasks and prices drawn by a fixed rule. Models are counted from 1. */
import type { Address } from '../../src/asset/index.ts'
import type { OfferKind } from '../../src/license/index.ts'

export interface GeneratedModel {
  readonly id: number
  readonly creator: Address
  readonly name: string
  readonly description: string
  readonly task: string
  readonly tags: readonly string[]
  readonly format: string
  readonly size: number
  readonly kind: OfferKind
  readonly free: boolean
  readonly closed: boolean
  readonly sold: number
}

const TASKS = [
  'text-generation',
  'image-classification',
  'translation',
  'summarization',
  'fill-mask',
  'speech-recognition',
  'image-segmentation',
  'question-answering',
]
const FORMATS = ['safetensors', 'gguf', 'onnx', 'tflite']
const KINDS = ['one-time', 'fixed-term', 'subscription'] as const
const SYLLABLES =
  'ka lo mi ren sol tar vek nu dra phi ost ul ber gan wis per mal tor ix zan qui fel hor yst'.split(' ')
const WORDS = 8000

/** 0 to 1, from a place and what is drawn there. */
function drawn(place: number, what: number): number {
  let x = Math.imul(place ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(what + 1, 0xc2b2ae35)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39)
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32
}

/** Some words are common and most are rare, as in people's writing. */
function word(place: number, what: number): string {
  const number = Math.floor(WORDS * drawn(place, what) ** 3)
  const pick = (i: number) => SYLLABLES[Math.floor(drawn(number, i) * SYLLABLES.length)] ?? ''
  return Array.from({ length: 2 + (number % 3) }, (_, i) => pick(i)).join('')
}

const pick = <Value>(values: readonly Value[], place: number, what: number): Value =>
  values[Math.floor(drawn(place, what) * values.length)] as Value

export function generateModel(id: number): GeneratedModel {
  const creator = Math.floor(5000 * drawn(id, 1) ** 2)
  return {
    id,
    creator: `0x${creator.toString(16).padStart(40, '1')}`,
    name: `${word(id, 2)}-${word(id, 3)} ${1 + (id % 70)}B`,
    description: Array.from({ length: 12 }, (_, i) => word(id, 10 + i)).join(' '),
    task: pick(TASKS, id, 4),
    tags: [word(id, 5), word(id, 6), word(id, 7)],
    format: pick(FORMATS, id, 8),
    size: Math.round(10 ** (6 + 5 * drawn(id, 9))),
    kind: pick(KINDS, id, 30),
    free: drawn(id, 31) < 0.2,
    closed: drawn(id, 32) < 0.05,
    sold: Math.floor(4 * drawn(id, 33) ** 4),
  }
}

/** What visitors type, letter by letter, with the filters and orders they choose now and then. */
export function generateQueries(models: number) {
  return Array.from({ length: 40 }, (_, i) => generateModel(1 + Math.floor(models * drawn(i, 40)))).flatMap(
    ({ name, task }, i) => {
      const typed = Array.from({ length: 8 }, (_, letters) => ({ text: name.slice(0, letters + 1) }))
      const chosen = [
        { filters: { task: [task] }, sort: 'licensed' as const },
        { text: name.split('-', 1)[0] ?? '', filters: { status: ['on-sale'] }, sort: 'new' as const },
        { offset: 24 * i },
      ]
      return [...typed, ...chosen]
    },
  )
}
