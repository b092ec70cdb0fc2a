/** Words of a query that count; the rest of it is passed over. */
const MAX_TERMS = 8
const MAX_QUERY = 200
/** Letters from which on a word that nobody uses is taken for a slip, and from which on for two. */
const ONE_SLIP = 4
const TWO_SLIPS = 8
/** How much a word tells by where it stands: in the name, in labels, elsewhere. */
const WEIGHTS = [3, 2, 1] as const
const EXACT_BONUS = 1
/** Bits of a posting that say where the word stands. */
const PLACE_BITS = 2
/** Letters that words are grouped by. */
const GROUP_LETTERS = 2

/** The words of a text, small, in their order. */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(word => word !== '')
}

/**
 * Words of many texts, found by their beginnings and in spite of small slips. Texts are known by small numbers, and are
 * only added: a text that changes gets a new number. Holds four bytes or so for each word of a text, and answers in
 * a time that grows with the texts found alone.
 */
export class WordIndex {
  /** By the first letters of a word, then by the word: numbers of its texts, each with where in the text it stands. */
  readonly #groups = new Map<string, Map<string, number[]>>()

  /** @param fields Texts by what their words tell: a name, labels, the rest; a word counts where it tells most. */
  add(number: number, fields: readonly [name: string, labels: string, rest: string]): void {
    const seen = new Set<string>()
    for (const [place, field] of fields.entries()) {
      for (const word of wordsOf(field)) {
        if (seen.has(word)) continue
        seen.add(word)
        this.#postings(word).push((number << PLACE_BITS) | place)
      }
    }
  }

  /**
   * How well each text below `size` matches, by number: 0 for not at all, which is also where it lacks one of the words.
   * Undefined for a query without words.
   */
  search(query: string, size: number): Uint8Array | undefined {
    const terms = wordsOf(query.slice(0, MAX_QUERY)).slice(0, MAX_TERMS)
    const [first, ...rest] = terms.map(term => this.#match(term, size))
    for (const scores of rest) {
      first?.forEach((score, number) => {
        const other = scores[number] ?? 0
        first[number] = other === 0 || score === 0 ? 0 : score + other
      })
    }
    return first
  }

  #postings(word: string): number[] {
    const key = word.slice(0, GROUP_LETTERS)
    const group = this.#groups.get(key) ?? new Map<string, number[]>()
    const postings = group.get(word) ?? []
    this.#groups.set(key, group.set(word, postings))
    return postings
  }

  #match(term: string, size: number): Uint8Array {
    const scores = new Uint8Array(size)
    const words = this.#beginningWith(term)
    for (const [word, postings] of words.length > 0 ? words : this.#like(term)) {
      const bonus = word === term ? EXACT_BONUS : 0
      for (const posting of postings) {
        const number = posting >>> PLACE_BITS
        const score = (WEIGHTS[posting & ((1 << PLACE_BITS) - 1)] ?? 0) + bonus
        if (score > (scores[number] ?? 0)) scores[number] = score
      }
    }
    return scores
  }

  #beginningWith(term: string): (readonly [string, readonly number[]])[] {
    const key = term.slice(0, GROUP_LETTERS)
    const groups =
      key.length < GROUP_LETTERS
        ? [...this.#groups].flatMap(([other, group]) => (other.startsWith(key) ? [group] : []))
        : [this.#groups.get(key) ?? new Map<string, number[]>()]
    return groups.flatMap(group => [...group].filter(([word]) => word.startsWith(term)))
  }

  /** Words that somebody may have meant: with the same first letter, as nearly everybody gets that one right. */
  #like(term: string): (readonly [string, readonly number[]])[] {
    if (term.length < ONE_SLIP) return []
    const slips = term.length < TWO_SLIPS ? 1 : 2
    return [...this.#groups].flatMap(([key, group]) =>
      key[0] === term[0] ? [...group].filter(([word]) => isWithin(slips, term, word)) : [],
    )
  }
}

/** Whether one word becomes the other by so many letters put in, left out or replaced (Levenshtein). */
function isWithin(slips: number, a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > slips) return false
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + Number(a[i] !== b[j])
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    if (Math.min(...next) > slips) return false
    row = next
  }
  return (row[b.length] ?? 0) <= slips
}
