export interface PlaceInQueue {
  /** Resolves when no tab is ahead any more; rejects where the browser gives no locks, or after `leave`. */
  readonly leads: Promise<void>
  leave(): void
}

/**
 * Queues to be the tab that fetches a file. The browser takes the lock from a tab that is closed or dies, and gives it
 * to the next in line. https://w3c.github.io/web-locks/
 */
export function queueToLead(name: string): PlaceInQueue {
  const queue = new AbortController()
  let leave = () => queue.abort()
  const leads = new Promise<void>((resolve, reject) => {
    const lead = () => {
      resolve()
      return new Promise<void>(done => {
        leave = done
      })
    }
    navigator.locks.request(name, { signal: queue.signal }, lead).catch(reject)
  })
  leads.catch(() => {})
  return { leads, leave: () => leave() }
}
