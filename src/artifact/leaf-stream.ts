import { LEAF_BYTES, type LeafTable } from './leaf-table.ts'
import type { Scheduler } from './scheduler.ts'
import type { Sink } from './sink.ts'
import type { VerifiedLeaves } from './verified-leaves.ts'

/** Leaves fetched ahead of the reader: bounds the memory of a stream that is not kept on disk. */
const LEAVES_AHEAD = 16

export interface StreamedFile {
  readonly table: LeafTable
  readonly sink: Sink
  readonly scheduler: Scheduler
  readonly leaves: VerifiedLeaves
}

export interface LeafStreamOptions<F extends StreamedFile> {
  /** First byte, and the one after the last. */
  readonly from: number
  readonly to: number
  readonly signal?: AbortSignal | undefined
  /** Whether a leaf stays in the sink after it was read. */
  readonly keep: (file: F) => boolean
}

/** The bytes [from, to) in order, verified; at most a few leaves are fetched ahead of the reader. Opens the file when first read. */
export function streamLeaves<F extends StreamedFile>(
  open: () => Promise<F>,
  { from, to, signal, keep }: LeafStreamOptions<F>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reading = new AbortController()
  const stop = signal ? AbortSignal.any([signal, reading.signal]) : reading.signal
  const leaves = (async function* () {
    if (from >= to) return
    const file = await open()
    const end = Math.ceil(to / LEAF_BYTES)
    let next = Math.floor(from / LEAF_BYTES)
    const demand = file.scheduler.want(next, Math.min(end, next + LEAVES_AHEAD))
    try {
      for (; next < end; next++) {
        file.scheduler.move(demand, next, Math.min(end, next + LEAVES_AHEAD))
        const leaf = await file.leaves.fetch(next, stop)
        const start = next * LEAF_BYTES
        if (!keep(file)) {
          file.scheduler.lose(next)
          await file.sink.drop(next)
        }
        yield leaf.subarray(Math.max(0, from - start), to - start)
      }
    } finally {
      file.scheduler.release(demand)
    }
  })()
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await leaves.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        reading.abort()
        await leaves.return().catch(() => {})
      },
    },
    { highWaterMark: 0 },
  )
}
