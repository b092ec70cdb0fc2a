import type { PeerContent } from '../../../src/artifact/peer-node.ts'
import { leafBytes, tableOfFile } from '../../browser/peer/file.ts'

export interface TestContent extends PeerContent {
  /** One more leaf is held. */
  gain(index: number): void
  /** Leaves read so far. */
  readonly reads: readonly number[]
}

/** A file of `size` bytes of which `held` leaves are there; all unless told. */
export async function contentOf(seed: number, size: number, held?: readonly number[]): Promise<TestContent> {
  const table = await tableOfFile(seed, size)
  const holding = new Set(held ?? Array.from({ length: table.leaves }, (_, i) => i))
  const listeners = new Set<(index: number) => void>()
  const reads: number[] = []
  return {
    table,
    reads,
    has: index => holding.has(index),
    async read(index) {
      reads.push(index)
      return leafBytes(seed, index, table.length(index))
    },
    onLeaf(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    gain(index) {
      holding.add(index)
      for (const listener of listeners) listener(index)
    },
  }
}
