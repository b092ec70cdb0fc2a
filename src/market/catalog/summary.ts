import type { Manifest } from '../../manifest/index.ts'

/** What is searched of a manifest; a hundred thousand of these are kept, so they are short. */
export interface Summary {
  readonly name: string
  readonly description: string
  readonly task: string
  readonly tags: readonly string[]
  readonly library: string
  /** Bytes of all files. */
  readonly size: number
}

const MAX_TEXT = 300
const MAX_WORD = 60
const MAX_TAGS = 16

/** Bytes; the first that is not exceeded names the size. */
export const SIZES = {
  '100mb': 1e8,
  '1gb': 1e9,
  '10gb': 1e10,
  '100gb': 1e11,
  more: Number.POSITIVE_INFINITY,
} as const

const LIBRARIES: Readonly<Record<string, string>> = {
  safetensors: 'safetensors',
  gguf: 'gguf',
  onnx: 'onnx',
  tflite: 'tflite',
  pt: 'pytorch',
  pth: 'pytorch',
}

export function summarize(manifest: Manifest): Summary {
  return {
    name: manifest.name.slice(0, MAX_TEXT),
    description: manifest.description.slice(0, MAX_TEXT),
    task: manifest.task.slice(0, MAX_WORD),
    tags: manifest.tags.slice(0, MAX_TAGS).map(tag => tag.slice(0, MAX_WORD)),
    library: libraryOf(manifest),
    size: manifest.artifacts.reduce((sum, { size }) => sum + size, 0),
  }
}

/** Whether something kept is what `summarize` made. */
export function isSummary(value: unknown): value is Summary {
  const { name, description, task, tags, library, size } = Object(value) as Record<string, unknown>
  const texts = [name, description, task, library]
  return (
    texts.every(text => typeof text === 'string') &&
    Number.isFinite(size) &&
    Array.isArray(tags) &&
    tags.every(tag => typeof tag === 'string')
  )
}

/** The format the manifest names, else that of its weights by their file name; empty if neither tells. */
function libraryOf({ format, artifacts }: Manifest): string {
  if (format) return format.toLowerCase().slice(0, MAX_WORD)
  const weights = artifacts.filter(({ role }) => role === 'weights')
  const ending = weights
    .map(({ path }) => LIBRARIES[path.split('.').at(-1)?.toLowerCase() ?? ''])
    .find(Boolean)
  return ending ?? ''
}

export function sizeClass(bytes: number): string {
  return Object.entries(SIZES).find(([, most]) => bytes <= most)?.[0] ?? 'more'
}
