/** Keeps a draft through a reload; where the page may store nothing, nothing is kept. */
export interface DraftStorage<Draft> {
  readonly key: string
  load(): Draft
  save(draft: Draft): void
  clear(): void
}

/** @param parse Makes a draft of anything, for others may write here too; of an empty text where none was kept. */
export function draftStorage<Draft>(key: string, parse: (text: string) => Draft): DraftStorage<Draft> {
  const use = <Value>(action: (place: Storage) => Value): Value | undefined => {
    try {
      return action(window.localStorage)
    } catch {
      return undefined
    }
  }
  return {
    key,
    load: () => parse(use(place => place.getItem(key)) ?? ''),
    save: draft => use(place => place.setItem(key, JSON.stringify(draft))),
    clear: () => use(place => place.removeItem(key)),
  }
}
