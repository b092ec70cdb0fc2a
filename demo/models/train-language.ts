import { readFileSync } from 'node:fs'
import { classifyLanguage, type LanguageClassifier } from './classify-language.ts'
import { BUCKETS, languageFeatures, languageScores, softmax } from './language-features.ts'
import { seededRandom, shuffled } from './seeded-random.ts'

export interface Sentence {
  readonly text: string
  readonly language: string
}

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it'] as const

/** Fifty sentences a language; every fifth, the same in each, is kept back to measure with. */
export function sentences(): {
  readonly training: readonly Sentence[]
  readonly heldOut: readonly Sentence[]
} {
  const all = LANGUAGES.flatMap(language => {
    const text = readFileSync(new URL(`data/sentences-${language}.txt`, import.meta.url), 'utf8')
    return text
      .trim()
      .split('\n')
      .map((line, index) => ({ text: line, language, heldOut: index % 5 === 4 }))
  })
  return { training: all.filter(one => !one.heldOut), heldOut: all.filter(one => one.heldOut) }
}

/** Every run of `count` words in the sentences. */
export function phrases(list: readonly Sentence[], count: number): Sentence[] {
  return list.flatMap(({ text, language }) => {
    const words = text.split(' ')
    const runs = Math.max(1, words.length - count + 1)
    return Array.from({ length: runs }, (_, start) => ({
      text: words.slice(start, start + count).join(' '),
      language,
    }))
  })
}

/** Logistic regression over hashed letter groups, one example at a time. */
export function trainLanguage(
  examples: readonly Sentence[],
  epochs: number,
  seed: number,
): LanguageClassifier {
  const random = seededRandom(seed)
  const weights = new Float32Array(LANGUAGES.length * BUCKETS)
  const bias = new Float32Array(LANGUAGES.length)
  const prepared = examples.map(({ text, language }) => ({ features: languageFeatures(text), language }))
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = 0.3 / (1 + epoch)
    for (const { features, language } of shuffled(prepared, random)) {
      const shares = softmax(languageScores(weights, bias, features))
      for (const [i, code] of LANGUAGES.entries()) {
        const change = step * ((code === language ? 1 : 0) - (shares[i] ?? 0))
        bias[i] = (bias[i] ?? 0) + change
        for (const feature of features) {
          const at = i * BUCKETS + feature
          weights[at] = (weights[at] ?? 0) + change / Math.sqrt(features.length)
        }
      }
    }
  }
  return { languages: LANGUAGES, weights, bias }
}

/** Share of the examples that the classifier is right about. */
export function accuracy(classifier: LanguageClassifier, examples: readonly Sentence[]): number {
  const right = examples.filter(
    ({ text, language }) => classifyLanguage(classifier, text)[0]?.language === language,
  )
  return right.length / examples.length
}
