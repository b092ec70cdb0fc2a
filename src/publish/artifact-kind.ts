import type { ArtifactRole } from '../manifest/index.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
}

/** File endings of trained weights, and the name of their format. */
const WEIGHT_FORMATS: Readonly<Record<string, string>> = {
  '.safetensors': 'safetensors',
  '.gguf': 'gguf',
  '.onnx': 'onnx',
  '.tflite': 'tflite',
  '.bin': 'pytorch',
  '.pt': 'pytorch',
  '.pth': 'pytorch',
  '.ckpt': 'pytorch',
  '.h5': 'keras',
  '.keras': 'keras',
  '.msgpack': 'flax',
}

const TOKENIZER =
  /^(tokenizer.*|vocab.*|merges\.txt|special_tokens_map\.json|added_tokens\.json|.*\.tiktoken|.*\.spm|sentencepiece.*|spiece\.model)$/i
const CARD = /^(readme|model[-_ ]?card)\.(md|txt)$/i

/** The role a file of a model folder has, by its name. */
export function artifactRole(path: string): ArtifactRole {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const ending = endingOf(path)
  if (TOKENIZER.test(name)) return 'tokenizer'
  if (WEIGHT_FORMATS[ending] !== undefined) return 'weights'
  if (CARD.test(name)) return 'card'
  if (MEDIA_TYPES[ending]?.startsWith('image/')) return 'image'
  if (/sample|example/i.test(path)) return 'sample'
  if (ending === '.json') return 'config'
  return 'other'
}

export function mediaType(path: string): string {
  return MEDIA_TYPES[endingOf(path)] ?? 'application/octet-stream'
}

/** The format of the weights among `paths`; safetensors first, as it cannot run code. */
export function weightFormat(paths: readonly string[]): string | undefined {
  const formats = new Set(paths.map(path => WEIGHT_FORMATS[endingOf(path)]))
  return Object.values(WEIGHT_FORMATS).find(format => formats.has(format))
}

/** `.json`; empty where a name has none, or is nothing else. */
function endingOf(path: string): string {
  return /[^/](\.[^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}
