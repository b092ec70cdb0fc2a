import { RateMeter } from '../artifact/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { pause } from '../store/index.ts'
import type { FilesProgress } from './hash-files.ts'

/** A hub that takes files: `modelmark hub --accept-uploads`. */
export interface UploadTarget {
  /** Base URL, `https://hub.example`. */
  readonly hub: string
  readonly token: string
}

export interface UploadFile {
  readonly path: string
  readonly cid: string
  readonly file: Blob
}

export interface UploadOptions {
  /** Bytes that the hub has, all files together. */
  readonly onProgress?: (progress: FilesProgress) => void
  readonly signal?: AbortSignal
  /** Stands in for the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
}

/** Seconds that one request should take: hubs break off long ones, and a break costs no more. */
const PART_SECONDS = 5
const MIN_PART = 256 * 1024
const MAX_PART = 16 * 1024 * 1024
/** Failures in a row before a hub counts as gone, with a second, then two, then four… between them. */
const TRIES = 5
/** Worth another try; the hub says anything else on purpose. */
const PASSING = [409, 423, 425, 429, 500, 502, 503, 504]

/**
 * Hands files over to a hub, which checks every byte against its CID. What the hub has of a file is not sent again, so a
 * broken line, or a page closed half way, costs seconds.
 * @throws ModelmarkError `upload-refused` with the `status` and `hub`, `no-providers` if the hub cannot be reached,
 * `aborted`.
 */
export async function uploadFiles(
  target: UploadTarget,
  files: readonly UploadFile[],
  { onProgress, signal, fetch = globalThis.fetch }: UploadOptions = {},
): Promise<void> {
  const meter = new RateMeter()
  const size = files.reduce((sum, { file }) => sum + file.size, 0)
  let before = 0
  meter.start(performance.now())
  for (const one of files) {
    const ask = requester(target, one, fetch, signal)
    let shown = 0
    await uploadFile(ask, one.file, reached => {
      const now = performance.now()
      if (shown > 0 || reached < one.file.size) meter.add(Math.max(0, reached - shown), now)
      shown = reached
      onProgress?.({ bytes: before + reached, size, rate: meter.rate(now), path: one.path })
    })
    before += one.file.size
  }
}

interface Reached {
  readonly offset: number
  readonly complete: boolean
}

type Ask = (part?: { readonly offset: number; readonly body: Blob }) => Promise<Reached>

async function uploadFile(ask: Ask, file: Blob, onReached: (bytes: number) => void): Promise<void> {
  let { offset, complete } = await ask()
  let part = MIN_PART
  while (!complete) {
    onReached(offset)
    const startedAt = performance.now()
    const body = file.slice(offset, offset + part)
    ;({ offset, complete } = await ask({ offset, body }))
    const seconds = (performance.now() - startedAt) / 1000
    part = Math.min(
      MAX_PART,
      Math.max(MIN_PART, Math.round((part * PART_SECONDS) / seconds), part / 2),
      part * 2,
    )
  }
  onReached(file.size)
}

/** Asks how much of a file is there, or brings a part; after a failure it asks how much arrived. */
function requester(
  { hub, token }: UploadTarget,
  { cid, path, file }: UploadFile,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal | undefined,
): Ask {
  const url = `${hub.replace(/\/$/, '')}/upload/${cid}`
  const headers = { authorization: `Bearer ${token}` }
  const stop = signal === undefined ? {} : { signal }

  return async part => {
    let wanted = part
    for (let failed = 0; ; failed++) {
      const answer = await (wanted === undefined
        ? fetch(url, { method: 'HEAD', headers, ...stop })
        : fetch(url, {
            method: 'PATCH',
            headers: {
              ...headers,
              'content-type': 'application/partial-upload',
              'upload-offset': String(wanted.offset),
              'upload-length': String(file.size),
            },
            body: wanted.body,
            ...stop,
          })
      ).catch((error: unknown) => error)
      if (signal?.aborted) throw new ModelmarkError('aborted', {}, { cause: signal.reason })
      if (answer instanceof Response && answer.ok) return reachedOf(answer, hub)
      const status = answer instanceof Response ? answer.status : undefined
      if (status !== undefined && !PASSING.includes(status)) {
        throw new ModelmarkError('upload-refused', { hub, status, path })
      }
      if (failed + 1 >= TRIES)
        throw new ModelmarkError('no-providers', { source: hub, path }, { cause: answer })
      await pause(1000 * 2 ** failed, signal)
      wanted = undefined
    }
  }
}

function reachedOf(answer: Response, hub: string): Reached {
  const offset = Number(answer.headers.get('upload-offset') ?? Number.NaN)
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new ModelmarkError('upload-refused', { hub, status: answer.status, reason: 'no Upload-Offset' })
  }
  return { offset, complete: answer.headers.get('upload-complete') === '?1' }
}
