import { ModelmarkError } from '../error/index.ts'

/** The code of an abort reason that means "the source was too slow", not "the visitor stopped". */
const TIMED_OUT = 'TimeoutError'

/**
 * What went wrong with a request to `source`, in our own words: `aborted` when the caller's `signal` says so,
 * `timeout` when a deadline passed, `no-providers` for everything a network can do.
 */
export function explainFetch(error: unknown, source: string, signal?: AbortSignal): ModelmarkError {
  if (signal?.aborted && !isTimeout(signal.reason)) return new ModelmarkError('aborted', {}, { cause: error })
  if (error instanceof ModelmarkError) return error
  if (isTimeout(error) || isTimeout(signal?.reason))
    return new ModelmarkError('timeout', { source }, { cause: error })
  const reason = error instanceof Error ? error.message : String(error)
  return new ModelmarkError('no-providers', { source, reason: reason.slice(0, 200) }, { cause: error })
}

export function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === TIMED_OUT
}
