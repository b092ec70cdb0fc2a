import type { KeyValueStorage } from '../wallet/index.ts'

/** Text that a page keeps between visits. */
export interface PageStorage {
  get(key: string): string | undefined
  set(key: string, text: string): void
  remove(key: string): void
}

/**
 * Keeps text in `storage`, the page's localStorage unless said otherwise. Where that is blocked it is kept as long as the
 * page, which is all that can be done.
 */
export function pageStorage(storage?: KeyValueStorage): PageStorage {
  const memory = new Map<string, string>()
  const use = <Value>(action: (storage: KeyValueStorage) => Value): Value | undefined => {
    try {
      const place = storage ?? (typeof window === 'undefined' ? undefined : window.localStorage)
      return place ? action(place) : undefined
    } catch {
      return undefined
    }
  }
  return {
    get: key => use(kept => kept.getItem(key)) ?? memory.get(key),
    set(key, text) {
      memory.set(key, text)
      use(kept => kept.setItem(key, text))
    },
    remove(key) {
      memory.delete(key)
      use(kept => kept.removeItem(key))
    },
  }
}
