/** The part of `Storage` that is used here. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Which wallet the visitor connected last, kept between visits. */
export interface RememberedWallet {
  get(): string | undefined
  set(wallet: string): void
  clear(): void
}

const KEY = 'modelmark:wallet'

/**
 * Keeps the last wallet in `storage`, the page's localStorage unless said otherwise. Where storage is blocked, as in
 * many third-party frames, the wallet is forgotten with the page and nothing else happens.
 */
export function rememberWallet(storage?: KeyValueStorage): RememberedWallet {
  const use = <Value>(action: (storage: KeyValueStorage) => Value): Value | undefined => {
    try {
      // Reading `localStorage` itself throws where it is blocked.
      const place = storage ?? (typeof window === 'undefined' ? undefined : window.localStorage)
      return place ? action(place) : undefined
    } catch {
      return undefined
    }
  }
  return {
    get: () => use(place => place.getItem(KEY)) ?? undefined,
    set: wallet => use(place => place.setItem(KEY, wallet)),
    clear: () => use(place => place.removeItem(KEY)),
  }
}
