import { type Bitmap, emptyBitmap, mark } from './bitmap.ts'
import type { KeptFile, LeafPlace } from './kept-file.ts'
import { indexName, journalName } from './names.ts'

/** https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle, in dedicated workers only; TypeScript keeps it in another library. */
export interface SyncHandle {
  read(buffer: Uint8Array<ArrayBuffer>, options: { at: number }): number
  write(buffer: Uint8Array<ArrayBuffer>, options: { at: number }): number
  truncate(size: number): void
  getSize(): number
  flush(): void
  close(): void
}

declare global {
  interface FileSystemFileHandle {
    createSyncAccessHandle(): Promise<SyncHandle>
  }
}

/**
 * One artifact on disk: its bytes at their place, and a journal with one bit a leaf. A bit is set only after its
 * bytes were flushed, so a crash may forget leaves and never invents one.
 */
export class StoredFile implements KeptFile {
  readonly #directory: FileSystemDirectoryHandle
  readonly #name: string
  readonly #bitmap: Bitmap
  /** A file has one handle at most: who comes while it is opened waits for the same one. */
  #data: Promise<SyncHandle> | undefined
  #journal: Promise<SyncHandle> | undefined
  /** Leaves written and not yet flushed. */
  #fresh: number[] = []
  #flushing: Promise<void> | undefined

  private constructor(directory: FileSystemDirectoryHandle, name: string, leaves: number) {
    this.#directory = directory
    this.#name = name
    this.#bitmap = emptyBitmap(leaves)
  }

  static async open(directory: FileSystemDirectoryHandle, name: string, leaves: number): Promise<StoredFile> {
    const file = new StoredFile(directory, name, leaves)
    try {
      await file.#openData()
      const journal = await file.#openJournal()
      if (journal.getSize() === file.#bitmap.length) journal.read(file.#bitmap, { at: 0 })
      // The journal's date tells when the file was last used.
      await file.#saveBitmap()
      return file
    } catch (error) {
      await file.close()
      throw error
    }
  }

  get bitmap(): Bitmap {
    return this.#bitmap.slice()
  }

  /** Writes that come together are flushed together. */
  async write({ index, offset }: LeafPlace, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const data = await this.#openData()
    writeAll(data, bytes, offset)
    this.#fresh.push(index)
    this.#flushing ??= nextTask().then(() => this.#flush())
    await this.#flushing
  }

  async read({ offset }: LeafPlace, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length)
    const data = await this.#openData()
    const read = data.read(bytes, { at: offset })
    return read === length ? bytes : bytes.slice(0, read)
  }

  async drop(index: number): Promise<void> {
    mark(this.#bitmap, index, false)
    await this.#saveBitmap()
  }

  async loadIndex(): Promise<Uint8Array<ArrayBuffer>> {
    try {
      const handle = await this.#directory.getFileHandle(indexName(this.#name))
      return new Uint8Array(await (await handle.getFile()).arrayBuffer())
    } catch {
      return new Uint8Array(0)
    }
  }

  async saveIndex(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const index = await openSync(this.#directory, indexName(this.#name))
    try {
      index.truncate(0)
      writeAll(index, bytes, 0)
      index.flush()
    } finally {
      index.close()
    }
  }

  /** The file as it is on disk; the handle that would lock it is let go. */
  async file(): Promise<File> {
    await this.#flushing
    const data = await this.#data
    this.#data = undefined
    data?.close()
    return (await this.#directory.getFileHandle(this.#name)).getFile()
  }

  async close(): Promise<void> {
    await this.#flushing?.catch(() => {})
    const handles = await Promise.allSettled([this.#data, this.#journal])
    this.#data = this.#journal = undefined
    for (const handle of handles) if (handle.status === 'fulfilled') handle.value?.close()
  }

  async clear(): Promise<void> {
    await this.close()
    this.#bitmap.fill(0)
    await removeStored(this.#directory, this.#name)
  }

  async #flush(): Promise<void> {
    this.#flushing = undefined
    const fresh = this.#fresh
    this.#fresh = []
    const data = await this.#openData()
    data.flush()
    for (const index of fresh) mark(this.#bitmap, index, true)
    await this.#saveBitmap()
  }

  async #saveBitmap(): Promise<void> {
    const journal = await this.#openJournal()
    writeAll(journal, this.#bitmap, 0)
    journal.flush()
  }

  #openData(): Promise<SyncHandle> {
    this.#data ??= openSync(this.#directory, this.#name)
    return this.#data
  }

  #openJournal(): Promise<SyncHandle> {
    this.#journal ??= openSync(this.#directory, journalName(this.#name))
    return this.#journal
  }
}

async function openSync(directory: FileSystemDirectoryHandle, name: string): Promise<SyncHandle> {
  const handle = await directory.getFileHandle(name, { create: true })
  return handle.createSyncAccessHandle()
}

/** A disk that is full may take a part and say so instead of throwing. */
function writeAll(handle: SyncHandle, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  if (handle.write(bytes, { at }) < bytes.length) throw new DOMException('disk full', 'QuotaExceededError')
}

/** Removes a file and what belongs to it; the journal first, so that a crash in between leaves no false one. */
export async function removeStored(directory: FileSystemDirectoryHandle, name: string): Promise<void> {
  for (const entry of [journalName(name), indexName(name), name]) {
    await directory.removeEntry(entry).catch(ignoreMissing)
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
}

/** After the messages that are already waiting, so that their writes share one flush. */
function nextTask(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0))
}
