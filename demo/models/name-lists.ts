import { readFileSync } from 'node:fs'
import { seededRandom, shuffled } from './seeded-random.ts'

/** Names to learn from, and names kept back to measure with. */
export interface NameList {
  readonly training: readonly string[]
  readonly heldOut: readonly string[]
}

function words(file: string): string[][] {
  const text = readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .map(line => line.toLowerCase().split(' '))
}

/** Names of towns as English has them, put together from hundreds of beginnings and 74 endings: 3,600 of 27,000. */
export function placeNames(): NameList {
  const [beginnings = []] = words('place-beginnings.txt')
  const [endings = []] = words('place-endings.txt')
  const names = beginnings.flatMap(beginning => endings.map(ending => join(beginning, ending)))
  return divide(shuffled([...new Set(names)], seededRandom(1)).slice(0, 3600), [])
}

/** Names of stars, and words put together from their syllables. Real stars are not kept back: there are few. */
export function starNames(): NameList {
  const [stars = []] = words('star-names.txt')
  const [first = [], middle = [], last = []] = words('star-parts.txt')
  const random = seededRandom(2)
  const one = (parts: readonly string[]) => parts[Math.floor(random() * parts.length)] ?? ''
  const made = Array.from({ length: 1400 }, () => {
    const start = random() < 0.55 ? one(first) : join(one(first), one(middle))
    return join(start, one(last))
  })
  return divide(
    [...new Set(made)].filter(name => name.length < 12),
    [...stars, ...stars],
  )
}

function divide(names: readonly string[], alwaysTraining: readonly string[]): NameList {
  return {
    training: [...names.filter((_, i) => i % 10 !== 0), ...alwaysTraining],
    heldOut: names.filter((_, i) => i % 10 === 0),
  }
}

/** Two parts without a letter three times in a row. */
function join(beginning: string, ending: string): string {
  return (beginning + ending).replace(/(.)\1\1+/g, '$1$1')
}
