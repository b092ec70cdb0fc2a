import type { Digest } from '../../asset/index.ts'
import type { Hex } from '../../chain/index.ts'
import type { CatalogEntry } from './entry.ts'
import type { Checkpoint } from './follow-chain.ts'
import { isSummary, type Summary } from './summary.ts'

/** Models whose entries are kept together: what is written when one of them changes. */
export const PAGE_SIZE = 500
/** Pages; a market of more models is read from its chain each time. */
const MAX_PAGES = 400
/** Pages read in one go; the first, which a visitor waits for, comes alone. */
const PAGES_AT_ONCE = 4
/** Raised when what is kept changes its shape; what is of another version is forgotten. */
const VERSION = 2
const DATABASE = 'modelmark-catalog'

export interface CatalogPage {
  readonly entries: readonly CatalogEntry[]
  readonly summaries: Readonly<Record<Digest, Summary>>
}

/** What a visitor's browser remembers of a market's models. Never throws: what cannot be kept is read again. */
export interface CatalogStorage {
  /**
   * Hands over what is kept, newest models first, and resolves with up to where that goes. Undefined if nothing is kept or
   * anything of it is damaged: what was handed over then counts for nothing.
   */
  load(onPage: (page: CatalogPage) => void): Promise<Checkpoint | undefined>
  /** False, and nothing written, if another page has saved since `previous`: its pages and these would not fit together. */
  save(
    pages: ReadonlyMap<number, CatalogPage>,
    checkpoint: Checkpoint,
    previous: Checkpoint | undefined,
  ): Promise<boolean>
  /** Forgets everything. */
  clear(): Promise<void>
}

/** Keeps the models of one market in IndexedDB. */
export function openCatalogStorage(market: string): CatalogStorage {
  const range = () => IDBKeyRange.bound([market, 0], [market, Number.POSITIVE_INFINITY])
  return {
    async load(onPage) {
      try {
        const database = await open()
        try {
          // One transaction, so that nothing another page saves meanwhile is mixed in.
          const store = database.transaction('pages').objectStore('pages')
          const checkpoint = parseCheckpoint(await result<unknown>(store.get([market, 0])))
          const last = (await result(store.openKeyCursor(range(), 'prev')))?.key as [string, number]
          let to = checkpoint ? last[1] : 0
          for (let pages = 1; to > 0; to -= pages, pages = PAGES_AT_ONCE) {
            const from = Math.max(1, to - pages + 1)
            // One after the other: else their answers arrive in a row, and what is to be shown first waits for the last.
            const read = await result<unknown[]>(
              store.getAll(IDBKeyRange.bound([market, from], [market, to])),
            )
            read.reverse().map(parsePage).forEach(onPage)
          }
          return checkpoint
        } finally {
          database.close()
        }
      } catch {
        return undefined
      }
    },
    async save(pages, { block, hash }, previous) {
      try {
        const database = await open()
        const transaction = database.transaction('pages', 'readwrite')
        const store = transaction.objectStore('pages')
        const kept = await result<{ hash?: unknown } | undefined>(store.get([market, 0]))
        const fits = kept?.hash === previous?.hash && [...pages.keys()].every(page => page < MAX_PAGES)
        if (fits) {
          for (const [page, value] of pages) store.put(value, [market, page + 1])
          store.put({ version: VERSION, block: String(block), hash }, [market, 0])
        }
        await finished(transaction)
        database.close()
        return fits
      } catch {
        return false
      }
    },
    async clear() {
      try {
        const database = await open()
        const transaction = database.transaction('pages', 'readwrite')
        transaction.objectStore('pages').delete(range())
        await finished(transaction)
        database.close()
      } catch {
        // A browser that forbids storage keeps nothing.
      }
    },
  }
}

/** Undefined for what is of another version, or edited. */
function parseCheckpoint(value: unknown): Checkpoint | undefined {
  const { version, block, hash } = Object(value) as Record<string, unknown>
  if (version !== VERSION || typeof block !== 'string' || !/^\d{1,20}$/.test(block)) return undefined
  return typeof hash === 'string' ? { block: BigInt(block), hash: hash as Hex } : undefined
}

/** @throws Error if the page is damaged; a description that is, is left out and fetched again. */
function parsePage(value: unknown): CatalogPage {
  const { entries, summaries } = Object(value) as Partial<CatalogPage>
  if (!Array.isArray(entries) || !entries.every(isEntry)) throw new Error('damaged')
  const sound = Object.entries(Object(summaries) as object).filter(([, summary]) => isSummary(summary))
  return { entries, summaries: Object.fromEntries(sound) }
}

function isEntry(value: unknown): value is CatalogEntry {
  const { id, creator, manifestDigest, offers, licenses, endorsements, revenue } = Object(value) as Record<
    string,
    unknown
  >
  return (
    Number.isSafeInteger(id) &&
    typeof creator === 'string' &&
    typeof manifestDigest === 'string' &&
    Number.isSafeInteger(licenses) &&
    Number.isSafeInteger(endorsements) &&
    Object.values(Object(revenue) as object).every(isAmount) &&
    Array.isArray(offers) &&
    offers.every(offer => Number.isSafeInteger(offer?.id) && Number.isSafeInteger(offer?.sold))
  )
}

function isAmount(value: unknown): boolean {
  return typeof value === 'string' && /^\d{1,78}$/.test(value)
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore('pages')
  return result(request)
}

function result<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}
