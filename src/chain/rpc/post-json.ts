import { EndpointError } from './endpoint-error.ts'

/** Bytes. The largest answer there is a use for, a full block, is about a fifth of it. */
const MAX_RESPONSE_BYTES = 8 * 1024 * 1024

/**
 * Posts JSON and reads JSON, within a time and a size.
 * @throws EndpointError; the signal's reason when `signal` aborts.
 */
export async function postJson(
  url: string,
  body: unknown,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<unknown> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      referrerPolicy: 'strict-origin',
      signal: AbortSignal.any([signal, timeout]),
    })
    const text = await readBounded(response)
    return parse(text, response.ok)
  } catch (cause) {
    if (signal.aborted) throw signal.reason
    if (cause instanceof EndpointError) throw cause
    throw new EndpointError(timeout.aborted ? 'timeout' : 'unreachable', { cause })
  }
}

async function readBounded({ body }: Response): Promise<string> {
  if (body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.length
    if (size > MAX_RESPONSE_BYTES) {
      await reader.cancel()
      throw new EndpointError('too-large')
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** Some nodes answer a JSON-RPC error with status 400 or 500: what counts is whether it is JSON-RPC. */
function parse(text: string, ok: boolean): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new EndpointError(ok ? 'bad-answer' : 'http-status', { cause })
  }
}
