/** One way to get something; the signal aborts when another way was faster or nobody wants it any more. */
export type Attempt<T> = (signal: AbortSignal) => Promise<T>

/**
 * The first success. Attempts start in order: the next one when the one before failed or was silent for `patienceMs`.
 * @param onError Hears of each failed attempt.
 * @returns undefined when all failed. Rejects only with the reason of `signal`.
 */
export function hedge<T extends object>(
  attempts: readonly Attempt<T>[],
  options: { patienceMs: number; signal?: AbortSignal | undefined; onError: (error: unknown) => void },
): Promise<T | undefined> {
  const { patienceMs, signal, onError } = options
  const losers = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  return new Promise<T | undefined>((resolve, reject) => {
    let started = 0
    let failed = 0
    const stop = () => reject(signal?.reason)
    if (signal?.aborted) return stop()
    signal?.addEventListener('abort', stop, { once: true })
    losers.signal.addEventListener('abort', () => signal?.removeEventListener('abort', stop))

    const startNext = () => {
      clearTimeout(timer)
      const attempt = attempts[started++]
      if (attempt === undefined) return
      if (started < attempts.length) timer = setTimeout(startNext, patienceMs)
      attempt(losers.signal).then(resolve, error => {
        if (!losers.signal.aborted) onError(error)
        if (++failed === attempts.length) resolve(undefined)
        else if (failed === started) startNext()
      })
    }
    if (attempts.length === 0) resolve(undefined)
    else startNext()
  }).finally(() => {
    clearTimeout(timer)
    losers.abort()
  })
}
