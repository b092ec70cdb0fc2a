import { ModelmarkError } from '../../error/index.ts'
import type { FileLayout } from '../leaf-table.ts'
import type { Sink } from '../sink.ts'
import { matchesDigest } from '../verify.ts'

/** More than this does not stay in memory: a browser tab would die of it. */
const MAX_BYTES = 2 * 1024 ** 3

export interface MemorySinkOptions {
  /** Bytes it keeps at most. Default: 2 GiB. */
  readonly maxBytes?: number
}

/** Keeps leaves until the page goes: where the browser stores nothing, or another tab holds the stored file. */
export function createMemorySink(layout: FileLayout, options: MemorySinkOptions = {}): Sink {
  const { maxBytes = MAX_BYTES } = options
  const held = new Map<number, Uint8Array<ArrayBuffer>>()
  let bytesHeld = 0
  return {
    leaves: layout.leaves,
    persistent: false,
    has: index => held.has(index),
    get count() {
      return held.size
    },
    async write(index, bytes, digest) {
      if (!(await matchesDigest(bytes, digest))) return false
      if (held.has(index)) return true
      if (bytesHeld + bytes.length > maxBytes) {
        throw new ModelmarkError('storage-full', { needed: layout.size, available: maxBytes })
      }
      held.set(index, bytes)
      bytesHeld += bytes.length
      return true
    },
    async read(index, digest) {
      const bytes = held.get(index)
      if (bytes === undefined)
        throw new ModelmarkError('storage-blocked', { leaf: index, reason: 'not held' })
      if (digest !== undefined && !(await matchesDigest(bytes, digest))) return undefined
      return bytes.slice()
    },
    async drop(index) {
      bytesHeld -= held.get(index)?.length ?? 0
      held.delete(index)
    },
    async file() {
      return new Blob(Array.from({ length: layout.leaves }, (_, i) => held.get(i) ?? new Uint8Array(0)))
    },
    async clear() {
      held.clear()
      bytesHeld = 0
    },
    async close() {
      held.clear()
    },
  }
}
