import { ModelmarkError } from '../../error/index.ts'
import { type FileLayout, LEAF_BYTES } from '../leaf-table.ts'
import type { Sink } from '../sink.ts'
import { isHeld } from './bitmap.ts'
import { BUSY, type StorageClient } from './storage-client.ts'

/** How long a tab that was just closed or reloaded may take to let go of a file. */
const LOCK_PATIENCE_MS = 6_000
const ASK_AGAIN_MS = 50

/**
 * Keeps a file in the origin's private file system, or its database: found again after a reload. One worker at a time holds a file.
 * @throws ModelmarkError `storage-blocked` where the browser stores nothing here, or another worker holds the file.
 */
export async function openStoredSink(layout: FileLayout, storage: StorageClient): Promise<Sink> {
  const file = String(layout.root)
  const bitmap = await openWhenFree(storage, layout)
  const held = Uint8Array.from({ length: layout.leaves }, (_, i) => Number(isHeld(bitmap, i)))
  let count = held.reduce((sum, bit) => sum + bit, 0)
  return {
    leaves: layout.leaves,
    persistent: true,
    has: index => held[index] === 1,
    get count() {
      return count
    },
    async write(index, bytes, digest) {
      const offset = index * LEAF_BYTES
      const request = { op: 'write', file, index, offset, bytes, digest: digest.slice() } as const
      const kept = (await storage.ask(request, [bytes.buffer])) as boolean
      if (kept && held[index] === 0) count++
      if (kept) held[index] = 1
      return kept
    },
    async read(index, digest) {
      if (held[index] !== 1) throw new ModelmarkError('storage-blocked', { leaf: index, reason: 'not held' })
      const offset = index * LEAF_BYTES
      const length = layout.length(index)
      const check = digest && { digest: digest.slice() }
      return asBytes(await storage.ask({ op: 'read', file, index, offset, length, ...check }))
    },
    async drop(index) {
      await storage.ask({ op: 'drop', file, index })
      if (held[index] === 1) count--
      held[index] = 0
    },
    async file() {
      return (await storage.ask({ op: 'file', file })) as Blob
    },
    async clear() {
      await storage.ask({ op: 'clear', file })
      held.fill(0)
      count = 0
    },
    async close() {
      await storage.ask({ op: 'close', file }).catch(() => {})
    },
  }
}

/** Opens the file; of a tab that is gone the worker may still hold it for a moment. */
async function openWhenFree(storage: StorageClient, layout: FileLayout): Promise<Uint8Array> {
  const { root, leaves } = layout
  const deadline = performance.now() + LOCK_PATIENCE_MS
  for (;;) {
    try {
      return asBytes(await storage.ask({ op: 'open', file: String(root), leaves }))
    } catch (error) {
      const busy = error instanceof ModelmarkError && error.facts['reason'] === BUSY
      if (!busy || performance.now() > deadline) throw error
      await new Promise(resolve => setTimeout(resolve, ASK_AGAIN_MS))
    }
  }
}

function asBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return value as Uint8Array<ArrayBuffer>
}
