import { RateMeter } from '../artifact/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { HashedFile } from './hash-file.ts'
import type { HashAnswer, HashRequest } from './hash-protocol.ts'
import { startHashWorker } from './start-hash-worker.ts'

/** How far work over files is. */
export interface FilesProgress {
  /** Bytes done, all files together. */
  readonly bytes: number
  readonly size: number
  /** Bytes a second over the last seconds; 0 while it is not known. */
  readonly rate: number
  /** Of the file that is worked on. */
  readonly path: string
}

export interface HashOptions {
  /** A few times a second at most for each file. */
  readonly onProgress?: (progress: FilesProgress) => void
  readonly signal?: AbortSignal
}

/** People cannot read faster changes. */
const SHOW_EVERY_MS = 100

/**
 * Computes the CIDs of files in a worker of their own, one after the other, so that the page stays smooth and holds a
 * few MiB of files of any size. The same CIDs as the hub's import.
 * @throws ModelmarkError `aborted`, `file-invalid` with the `path`, `insecure-origin`, `storage-blocked` where no worker
 * may run.
 */
export async function hashFiles<Named extends { readonly path: string; readonly file: Blob }>(
  files: readonly Named[],
  { onProgress, signal }: HashOptions = {},
): Promise<readonly (Named & HashedFile)[]> {
  if ((globalThis.crypto?.subtle as SubtleCrypto | undefined) === undefined) {
    throw new ModelmarkError('insecure-origin', { origin: location.origin })
  }
  const worker = startHashWorker()
  const meter = new RateMeter()
  const size = files.reduce((sum, { file }) => sum + file.size, 0)
  const hashed: (Named & HashedFile)[] = []
  let bytes = 0
  let shownAt = 0

  function show(path: string, now: number) {
    shownAt = now
    onProgress?.({ bytes, size, rate: meter.rate(now), path })
  }

  try {
    meter.start(performance.now())
    for (const named of files) {
      const { path } = named
      const done = await hashOne(worker, path, { file: named.file }, signal, more => {
        const now = performance.now()
        bytes += more
        meter.add(more, now)
        if (now - shownAt >= SHOW_EVERY_MS) show(path, now)
      })
      show(path, performance.now())
      hashed.push({ ...named, ...done })
    }
    return hashed
  } finally {
    worker.terminate()
  }
}

function hashOne(
  worker: Worker,
  path: string,
  request: HashRequest,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<HashedFile> {
  return new Promise<HashedFile>((resolve, reject) => {
    const abort = () => reject(new ModelmarkError('aborted', {}, { cause: signal?.reason }))
    if (signal?.aborted) return abort()
    signal?.addEventListener('abort', abort, { once: true })
    worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
      if ('bytes' in data) return onBytes(data.bytes)
      signal?.removeEventListener('abort', abort)
      if ('done' in data) resolve(data.done)
      else reject(new ModelmarkError(data.failed, { ...data.facts, path }))
    }
    worker.onerror = event => {
      event.preventDefault()
      reject(
        new ModelmarkError('storage-blocked', { reason: (event.message || 'worker failed').slice(0, 200) }),
      )
    }
    worker.postMessage(request)
  })
}
