import { ModelmarkError } from '../error/index.ts'
import { explainFetch } from './explain-fetch.ts'
import { type OpenBody, openBody } from './http-body.ts'
import { LEAF_BYTES, type LeafTable } from './leaf-table.ts'
import type { Source } from './source.ts'

export interface HttpSourceOptions {
  /** Stands in for the global `fetch`. */
  readonly fetch?: typeof fetch | undefined
  /** A server silent for so long is given up. Milliseconds. */
  readonly silenceMs?: number | undefined
}

/**
 * A plain server that answers Range requests for the file: a static host, S3, a model hub's CDN behind a redirect. Each
 * request starts at `url`, as what it redirects to may be good for one time only. An `ETag` is not looked at: the servers
 * of one CDN may differ in it, and a file that changed has leaves whose digests are wrong. `If-Range` would cost a
 * preflight, which many CDNs do not answer.
 */
export function createHttpRangeSource(
  url: string,
  table: LeafTable,
  options: HttpSourceOptions = {},
): Source {
  const open = async (from: number, to: number, signal: AbortSignal): Promise<OpenBody> => {
    const headers = { range: `bytes=${from}-${to}` }
    const body = await openBody({ url, headers, status: 206, source: url, signal, ...options })
    const range = body.response.headers.get('content-range')
    // A server of another origin need not let pages read this header.
    if (range !== null && range !== `bytes ${from}-${to}/${table.size}`) {
      body.close()
      throw new ModelmarkError('no-providers', { source: url, reason: 'range' })
    }
    return body
  }

  async function* fetchRun(
    index: number,
    count: number,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    if (table.size === 0) return yield new Uint8Array(0)
    let body: OpenBody | undefined
    try {
      const last = index + count - 1
      const from = index * LEAF_BYTES
      body = await open(from, last * LEAF_BYTES + table.length(last) - 1, signal)
      for (let i = index; i <= last; i++) yield await body.reader.read(table.length(i))
      if ((await body.reader.byte()) !== undefined) {
        throw new ModelmarkError('digest-mismatch', { source: url, reason: 'too-long' })
      }
    } catch (error) {
      throw explainFetch(error, url, signal)
    } finally {
      body?.close()
    }
  }

  return {
    id: url,
    kind: 'http',
    fetchRun,
    async fetch(index, _length, signal) {
      let leaf = new Uint8Array(0)
      for await (const bytes of fetchRun(index, 1, signal)) leaf = bytes
      return leaf
    },
  }
}
