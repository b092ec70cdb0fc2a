import type { Place } from './kept-file.ts'
import { lockName } from './names.ts'

/**
 * Does `work`; while the disk is full, forgets the file that was not used for the longest time and tries again. A file
 * that any tab of the origin uses, or gives to others, is never forgotten.
 * @throws DOMException `QuotaExceededError` when nothing is left to forget.
 */
export async function withRoom<T>(place: Place, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isFull(error) || !(await makeRoom(place))) throw error
    }
  }
}

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}

let making: Promise<boolean> | undefined

/** Writes that fail together make room once. */
function makeRoom(place: Place): Promise<boolean> {
  making ??= forgetOldest(place).finally(() => {
    making = undefined
  })
  return making
}

/** Whether a file was forgotten. */
async function forgetOldest(place: Place): Promise<boolean> {
  // Without locks nobody knows what other tabs use.
  if (navigator.locks === undefined) return false
  const files = (await place.list()).sort((a, b) => a.used - b.used)
  for (const { name } of files) {
    const forgotten = await navigator.locks.request(lockName(name), { ifAvailable: true }, async lock => {
      if (lock !== null) await place.remove(name)
      return lock !== null
    })
    if (forgotten) return true
  }
  return false
}
