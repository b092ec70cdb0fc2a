import type { Stream } from '@libp2p/interface'

/**
 * Resolves when `stream` takes more, at once if it does now. (In `@libp2p/utils` 7 `onDrain` waits the first time only.)
 * @throws The reason of `signal`; Error when the stream ends before.
 */
export function drained(stream: Stream, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      stream.removeEventListener('drain', drain)
      stream.removeEventListener('close', close)
      signal.removeEventListener('abort', abort)
      end()
    }
    const drain = () => settle(resolve)
    const close = () => settle(() => reject(new Error('stream ended')))
    const abort = () => settle(() => reject(signal.reason))
    stream.addEventListener('drain', drain)
    stream.addEventListener('close', close)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    else if (stream.status !== 'open') close()
    else if (!stream.writableNeedsDrain) drain()
  })
}
