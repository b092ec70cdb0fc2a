import { ModelmarkError } from '../../src/error/index.ts'
import { readSafetensorsHeader, tensorView } from '../../src/manifest/index.ts'
import type { ReadBytes } from './generate-names.ts'
import { BUCKETS, languageFeatures, languageScores, softmax } from './language-features.ts'

export interface LanguageClassifier {
  /** Language codes, BCP 47. */
  readonly languages: readonly string[]
  readonly weights: Float32Array
  readonly bias: Float32Array
}

export interface LanguageGuess {
  readonly language: string
  /** From 0 to 1; all guesses add up to 1. */
  readonly share: number
}

/**
 * Reads a language classifier from the verified bytes of its safetensors file.
 * @throws ModelmarkError `file-invalid` where the file holds something else.
 */
export async function readLanguageClassifier(read: ReadBytes, size: number): Promise<LanguageClassifier> {
  const { tensors, metadata } = await readSafetensorsHeader(read, size)
  const languages = (metadata['languages'] ?? '').split(' ').filter(Boolean)
  const load = async (name: string, count: number) => {
    const tensor = tensors.find(one => one.name === name)
    const values = tensor && tensorView(tensor, await read(tensor.begin, tensor.end - tensor.begin))
    if (values instanceof Float32Array && count > 0 && values.length === count) return values
    throw new ModelmarkError('file-invalid', { format: 'safetensors', field: 'tensor', tensor: name })
  }
  return {
    languages,
    weights: await load('languages.weight', languages.length * BUCKETS),
    bias: await load('languages.bias', languages.length),
  }
}

/** The languages a text may be in, likeliest first; none for a text without letters. */
export function classifyLanguage(
  { languages, weights, bias }: LanguageClassifier,
  text: string,
): LanguageGuess[] {
  if (!/\p{L}/u.test(text)) return []
  const shares = softmax(languageScores(weights, bias, languageFeatures(text)))
  return languages
    .map((language, i) => ({ language, share: shares[i] ?? 0 }))
    .sort((a, b) => b.share - a.share)
}
