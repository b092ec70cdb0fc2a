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
export class StoredFile {
  readonly #directory: FileSystemDirectoryHandle
  readonly #name: string
  readonly #bitmap: Uint8Array<ArrayBuffer>
  /** A file has one handle at most: who comes while it is opened waits for the same one. */
  #data: Promise<SyncHandle> | undefined
  #journal: Promise<SyncHandle> | undefined
  /** Leaves written and not yet flushed. */
  #fresh: number[] = []
  #flushing: Promise<void> | undefined

  private constructor(directory: FileSystemDirectoryHandle, name: string, leaves: number) {
    this.#directory = directory
    this.#name = name
    this.#bitmap = new Uint8Array(Math.ceil(leaves / 8))
  }

  static async open(directory: FileSystemDirectoryHandle, name: string, leaves: number): Promise<StoredFile> {
    const file = new StoredFile(directory, name, leaves)
    try {
      await file.#openData()
      const journal = await file.#openJournal()
      if (journal.getSize() === file.#bitmap.length) journal.read(file.#bitmap, { at: 0 })
      return file
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** A copy: one bit a leaf, lowest first. */
  get bitmap(): Uint8Array<ArrayBuffer> {
    return this.#bitmap.slice()
  }

  /** Resolves once a crash would not lose it. Writes that come together are flushed together. */
  async write(index: number, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const data = await this.#openData()
    writeAll(data, bytes, offset)
    this.#fresh.push(index)
    this.#flushing ??= nextTask().then(() => this.#flush())
    await this.#flushing
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length)
    const data = await this.#openData()
    const read = data.read(bytes, { at: offset })
    return read === length ? bytes : bytes.slice(0, read)
  }

  async drop(index: number): Promise<void> {
    this.#bitmap[index >> 3] = (this.#bitmap[index >> 3] ?? 0) & ~(1 << (index & 7))
    await this.#saveBitmap()
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

  async remove(): Promise<void> {
    await this.close()
    this.#bitmap.fill(0)
    for (const name of [journalName(this.#name), indexName(this.#name), this.#name]) {
      await this.#directory.removeEntry(name).catch(ignoreMissing)
    }
  }

  async #flush(): Promise<void> {
    this.#flushing = undefined
    const fresh = this.#fresh
    this.#fresh = []
    const data = await this.#openData()
    data.flush()
    for (const index of fresh) this.#bitmap[index >> 3] = (this.#bitmap[index >> 3] ?? 0) | (1 << (index & 7))
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

function ignoreMissing(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
}

/** After the messages that are already waiting, so that their writes share one flush. */
function nextTask(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0))
}
