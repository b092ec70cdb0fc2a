import { ModelmarkError } from '../error/index.ts'
import { ByteReader } from './byte-reader.ts'
import { fillFrom } from './fill-from.ts'

/** A server that says nothing for so long is given up. */
const SILENCE_MS = 15_000

export interface OpenBodyOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The status a right answer has. */
  readonly status: 200 | 206
  /** Named in errors. */
  readonly source: string
  readonly signal: AbortSignal
  readonly fetch?: typeof fetch | undefined
  readonly silenceMs?: number | undefined
}

/** A body that is read piece by piece: nothing is taken from the network that was not asked for. */
export interface OpenBody {
  readonly response: Response
  readonly reader: ByteReader
  /** Ends the request, whatever is left of it. */
  close(): void
}

/**
 * Sends a request without credentials and opens the answer. A silence of 15 s, before or inside the body, ends it
 * with a `TimeoutError`; the time the reader takes does not count.
 * @throws ModelmarkError `no-providers` for another status or a redirect that leaves HTTPS; and what `fetch` throws.
 */
export async function openBody(options: OpenBodyOptions): Promise<OpenBody> {
  const { url, headers, source, signal, silenceMs = SILENCE_MS } = options
  const request = new AbortController()
  const close = () => request.abort()
  const onAbort = () => request.abort(signal.reason)
  if (signal.aborted) onAbort()
  signal.addEventListener('abort', onAbort, { once: true })
  request.signal.addEventListener('abort', () => signal.removeEventListener('abort', onAbort))

  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    const silence = setTimeout(() => request.abort(new DOMException('silent', 'TimeoutError')), silenceMs)
    try {
      return await work
    } finally {
      clearTimeout(silence)
    }
  }
  try {
    const response = await inTime(
      (options.fetch ?? fetch)(url, {
        headers,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: request.signal,
      }),
    )
    if (response.status !== options.status || response.body === null) {
      throw new ModelmarkError('no-providers', { source, status: response.status })
    }
    if (url.startsWith('https:') && response.redirected && !response.url.startsWith('https:')) {
      throw new ModelmarkError('no-providers', { source, reason: 'redirect' })
    }
    const fill = fillFrom(response.body)
    const reader = new ByteReader(view => inTime(fill(view)))
    return { response, reader, close }
  } catch (error) {
    close()
    throw error
  }
}
