import { ModelmarkError } from '../error/index.ts'

/**
 * The body of `response`, never more than `maxBytes` of it in memory, whatever its headers promise.
 * @throws ModelmarkError `digest-mismatch` when more comes: what follows cannot be what was asked for.
 */
export async function readBody(
  response: Response,
  maxBytes: number,
  source: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  if (reader === undefined) return new Uint8Array(0)
  let bytes = new Uint8Array(Math.min(maxBytes, expectedLength(response) ?? maxBytes))
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return length === bytes.length ? bytes : bytes.slice(0, length)
      if (length + value.length > maxBytes) {
        throw new ModelmarkError('digest-mismatch', { source, reason: 'too-long', expected: maxBytes })
      }
      if (length + value.length > bytes.length) {
        const larger = new Uint8Array(maxBytes)
        larger.set(bytes.subarray(0, length))
        bytes = larger
      }
      bytes.set(value, length)
      length += value.length
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}

/** What the server says it sends; a hint, since compressed bodies and liars say something else. */
function expectedLength(response: Response): number | undefined {
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  return Number.isSafeInteger(length) && length > 0 ? length : undefined
}
