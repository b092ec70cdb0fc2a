import { type Bitmap, emptyBitmap, mark } from './bitmap.ts'
import type { KeptFile, LeafPlace, Place } from './kept-file.ts'
import { DIRECTORY } from './names.ts'

const PARTS = 'parts'
/** Parts of a file have the keys [name, leaf], [name, INDEX] and [name, USED]. In key order numbers come before words. */
const INDEX = 'index'
const USED = 'used'

/** Files in IndexedDB, a record a leaf: where a browser has no private file system, as some do in private windows. */
export const databasePlace: Place = {
  async open(name, leaves) {
    await change(parts => parts.put(Date.now(), [name, USED]))
    const keys = await ask(parts => parts.getAllKeys(IDBKeyRange.bound([name, 0], [name, leaves - 1])))
    const bitmap = emptyBitmap(leaves)
    for (const key of keys) mark(bitmap, Number((key as [string, number])[1]), true)
    return new DatabaseFile(name, leaves, bitmap)
  },
  remove: name => change(parts => parts.delete(IDBKeyRange.bound([name], [name, []]))),
  async list() {
    const keys = (await ask(parts => parts.getAllKeys())) as [string, number | string][]
    const names = keys.filter(([, part]) => part === USED).map(([name]) => name)
    return Promise.all(
      names.map(async name => ({ name, used: Number(await ask(parts => parts.get([name, USED]))) })),
    )
  },
}

class DatabaseFile implements KeptFile {
  readonly #name: string
  readonly #leaves: number
  readonly #bitmap: Bitmap

  constructor(name: string, leaves: number, bitmap: Bitmap) {
    this.#name = name
    this.#leaves = leaves
    this.#bitmap = bitmap
  }

  get bitmap(): Bitmap {
    return this.#bitmap.slice()
  }

  async write({ index }: LeafPlace, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await change(parts => parts.put(bytes, [this.#name, index]))
    mark(this.#bitmap, index, true)
  }

  read({ index }: LeafPlace): Promise<Uint8Array<ArrayBuffer>> {
    return this.#part(index)
  }

  async drop(index: number): Promise<void> {
    await change(parts => parts.delete([this.#name, index]))
    mark(this.#bitmap, index, false)
  }

  loadIndex(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#part(INDEX)
  }

  async saveIndex(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await change(parts => parts.put(bytes, [this.#name, INDEX]))
  }

  /** Handed to the browser leaf by leaf, which keeps what is large on disk. */
  async file(): Promise<Blob> {
    const leaves: Blob[] = []
    for (let index = 0; index < this.#leaves; index++) leaves.push(new Blob([await this.#part(index)]))
    return new Blob(leaves)
  }

  async clear(): Promise<void> {
    await databasePlace.remove(this.#name)
    this.#bitmap.fill(0)
  }

  async close(): Promise<void> {}

  async #part(key: number | string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await ask(parts => parts.get([this.#name, key]))
    return bytes instanceof Uint8Array ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(0)
  }
}

let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  if (opening) return opening
  opening = new Promise((resolve, reject) => {
    const request = indexedDB.open(DIRECTORY, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(PARTS)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  opening.catch(() => {
    opening = undefined
  })
  return opening
}

async function ask<T>(question: (parts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const request = question((await database()).transaction(PARTS).objectStore(PARTS))
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Resolves when the change is on disk. */
async function change(work: (parts: IDBObjectStore) => void): Promise<void> {
  const transaction = (await database()).transaction(PARTS, 'readwrite', { durability: 'strict' })
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    work(transaction.objectStore(PARTS))
  })
}
