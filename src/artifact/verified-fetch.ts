import { toModelmarkError } from '../error/index.ts'
import type { Artifact } from '../manifest/index.ts'
import type { Artifacts } from './create-artifacts.ts'
import { VerifiedResponse } from './verified-response.ts'

export interface VerifiedFetchOptions {
  readonly artifacts: Artifacts
  /** The files that may be asked for, from a checked manifest. */
  readonly files: readonly Artifact[]
  /** Where the reader thinks the files are, "https://huggingface.co/acme/model/resolve/main/". Nothing is sent there. */
  readonly base: string
}

/**
 * A stand-in for `fetch` that answers requests below `base` with verified bytes, and others with 404. Streams, knows
 * Range and HEAD. Wrong bytes end the body with a `ModelmarkError`, they never reach the reader.
 *
 * @example
 * import { env } from '@huggingface/transformers'
 * env.fetch = createVerifiedFetch({ artifacts, files: manifest.artifacts, base: `${env.remoteHost}acme/model/resolve/main/` })
 * env.useBrowserCache = false // what was fetched is kept already, and checked when it is read again
 */
export function createVerifiedFetch({ artifacts, files, base }: VerifiedFetchOptions): typeof fetch {
  const byPath = new Map(files.map(file => [file.path, file]))
  return async (input, init) => {
    const request = input instanceof Request ? input : undefined
    const url = String(request?.url ?? input)
    const signal = init?.signal ?? request?.signal
    const path = pathBelow(base, url)
    const file = path === undefined ? undefined : byPath.get(path)
    if (file === undefined) return new Response(null, { status: 404, statusText: 'Not Found' })

    const asked = new Headers(init?.headers ?? request?.headers).get('range')
    const range = asked === null ? { from: 0, to: file.size } : parseRange(asked, file.size)
    const headers = new Headers({
      'content-type': file.mediaType,
      'accept-ranges': 'bytes',
      etag: `"${file.cid}"`,
    })
    if (range === undefined) {
      headers.set('content-range', `bytes */${file.size}`)
      return new Response(null, { status: 416, headers })
    }
    const { from, to } = range
    headers.set('content-length', String(to - from))
    if (asked !== null) headers.set('content-range', `bytes ${from}-${to - 1}/${file.size}`)
    const status = asked === null ? 200 : 206
    if ((init?.method ?? request?.method) === 'HEAD') return new Response(null, { status, headers })
    try {
      signal?.throwIfAborted()
    } catch (error) {
      throw toModelmarkError(error)
    }
    const body = artifacts.download(file).streamRange(from, to, signal ?? undefined)
    return new VerifiedResponse(body, { status, headers })
  }
}

/** The path below `base`, decoded; undefined for another place. */
function pathBelow(base: string, url: string): string | undefined {
  try {
    const [below, wanted] = [new URL(base), new URL(url, base)]
    if (wanted.origin !== below.origin || !wanted.pathname.startsWith(below.pathname)) return undefined
    return decodeURIComponent(wanted.pathname.slice(below.pathname.length)).replace(/^\/+/, '')
  } catch {
    return undefined
  }
}

/** One range of RFC 9110 §14.1.2; undefined when it cannot be satisfied. */
function parseRange(header: string, size: number): { from: number; to: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (match === null) return { from: 0, to: size }
  const [, first, last] = match
  if (first === '') {
    const suffix = Math.min(size, Number(last))
    return suffix > 0 ? { from: size - suffix, to: size } : undefined
  }
  const from = Number(first)
  const to = last === '' ? size : Math.min(size, Number(last) + 1)
  return from < to ? { from, to } : undefined
}
