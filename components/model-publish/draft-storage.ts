import { type Draft, EMPTY_DRAFT, parseDraft } from './draft.ts'

/** Keeps the draft of one market through a reload; where the page may store nothing, nothing is kept. */
export interface DraftStorage {
  readonly market: string
  load(): Draft
  save(draft: Draft): void
  clear(): void
}

export function draftStorage(market: string): DraftStorage {
  const key = `modelmark:draft:${market}`
  const use = <Value>(action: (place: Storage) => Value): Value | undefined => {
    try {
      return action(window.localStorage)
    } catch {
      return undefined
    }
  }
  return {
    market,
    load() {
      const kept = use(place => place.getItem(key))
      return kept ? parseDraft(kept) : EMPTY_DRAFT
    },
    save: draft => use(place => place.setItem(key, JSON.stringify(draft))),
    clear: () => use(place => place.removeItem(key)),
  }
}
