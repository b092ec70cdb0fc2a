/** Weights a language has. */
export const BUCKETS = 4096
const LONGEST_GRAM = 3
const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193

/**
 * The buckets of the letters, pairs and triples of a text, as often as they occur. Case, digits and signs do not
 * count. @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function languageFeatures(text: string): number[] {
  const letters = ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()} `
  const features: number[] = []
  for (let length = 1; length <= LONGEST_GRAM; length++) {
    for (let start = 0; start + length <= letters.length; start++) {
      let hash = FNV_START ^ length
      for (let i = start; i < start + length; i++)
        hash = Math.imul(hash ^ letters.charCodeAt(i), FNV_PRIME) >>> 0
      features.push((hash ^ (hash >>> 15)) % BUCKETS)
    }
  }
  return features
}

/** Shares that add up to 1, for the scores of languages: their exponentials. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores)
  const weights = scores.map(score => Math.exp(score - highest))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => weight / sum)
}

/** The score of each language: the mean weight of the features, and its bias. */
export function languageScores(
  weights: Float32Array,
  bias: Float32Array,
  features: readonly number[],
): number[] {
  return Array.from(bias, (start, language) => {
    let sum = 0
    for (const feature of features) sum += weights[language * BUCKETS + feature] ?? 0
    return start + sum / Math.sqrt(features.length)
  })
}
