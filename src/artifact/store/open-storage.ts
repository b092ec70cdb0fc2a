import { ModelmarkError } from '../../error/index.ts'
import type { FileLayout } from '../leaf-table.ts'
import type { Sink } from '../sink.ts'
import { createMemorySink } from './memory-sink.ts'
import { StorageClient } from './storage-client.ts'
import { openStoredSink } from './stored-sink.ts'

/** Where one file is kept, and its index. */
export interface FileStorage {
  readonly sink: Sink
  /** What `saveIndex` kept in an earlier visit; empty if nothing. */
  loadIndex(): Promise<Uint8Array<ArrayBuffer>>
  /** Best effort: without it the index is fetched again. */
  saveIndex(bytes: Uint8Array<ArrayBuffer>): Promise<void>
}

/** Opens the storage of files; one for a page. */
export interface Storage {
  /** Whether the tabs of the origin share what is kept, and can agree who of them keeps it. */
  readonly shared: boolean
  open(layout: FileLayout): Promise<FileStorage>
  /**
   * Asks the browser not to clear what is kept here when it needs room: once, and only while it handles what the visitor
   * did, since some browsers ask the visitor.
   */
  persist(): void
  close(): void
}

/** `auto`: on disk where the browser allows it (see `storage-worker.ts`), else in memory. */
export type StorageKind = 'auto' | 'memory'

export function createStorage(kind: StorageKind): Storage {
  const stores = kind === 'auto' && canStore()
  let client: StorageClient | undefined
  let asked = false
  return {
    shared: stores && 'locks' in navigator && typeof BroadcastChannel === 'function',
    async open(layout) {
      if (!stores) return inMemory(layout)
      try {
        if (client === undefined || client.broken) client = new StorageClient()
        const ask = client
        const sink = await openStoredSink(layout, ask)
        const file = String(layout.root)
        return {
          sink,
          loadIndex: async () => (await ask.ask({ op: 'load-index', file })) as Uint8Array<ArrayBuffer>,
          saveIndex: async bytes => {
            await ask.ask({ op: 'save-index', file, bytes }).catch(() => {})
          },
        }
      } catch (error) {
        if (error instanceof ModelmarkError && error.code === 'storage-blocked') return inMemory(layout)
        throw error
      }
    },
    persist() {
      if (!stores || asked || !navigator.userActivation?.isActive) return
      asked = true
      navigator.storage?.persist?.().catch(() => {})
    },
    close() {
      client?.close()
    },
  }
}

function inMemory(layout: FileLayout): FileStorage {
  return {
    sink: createMemorySink(layout),
    loadIndex: async () => new Uint8Array(0),
    saveIndex: async () => {},
  }
}

function canStore(): boolean {
  return typeof Worker === 'function' && typeof indexedDB === 'object'
}
