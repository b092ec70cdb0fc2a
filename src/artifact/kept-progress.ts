import type { Artifact } from '../manifest/index.ts'
import type { DownloadProgress } from './download.ts'
import { LEAF_BYTES } from './leaf-table.ts'
import { emptyProgress } from './progress.ts'
import { isHeld } from './store/bitmap.ts'

/** Progress of a file that nobody has opened yet, of which the leaves set in `bitmap` (see `keptLeaves`) are on disk. */
export function keptProgress({ size }: Artifact, bitmap: Uint8Array): DownloadProgress {
  const leaves = Uint8Array.from({ length: Math.ceil(size / LEAF_BYTES) }, (_, i) =>
    Number(isHeld(bitmap, i)),
  )
  const bytes = leaves.reduce((sum, held, i) => sum + held * Math.min(LEAF_BYTES, size - i * LEAF_BYTES), 0)
  const sources = [{ id: 'store', kind: 'store', bytes, rate: 0, state: 'idle' }] as const
  return { ...emptyProgress(size), leaves, bytes, sources }
}
