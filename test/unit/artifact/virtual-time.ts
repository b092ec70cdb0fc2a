interface Timer {
  readonly at: number
  readonly run: () => void
}

/**
 * Runs `work` on a clock that jumps from one timer to the next, and with the same chance for the same `seed`: hours pass in
 * seconds, and nothing depends on how fast this machine is. `performance.now`, `setTimeout`, `clearTimeout` and `Math.random`
 * are replaced meanwhile; what waits for anything but timers and promises never ends.
 */
export async function inVirtualTime<T>(seed: number, work: () => Promise<T>): Promise<T> {
  const real = { setTimeout, clearTimeout, now: performance.now, random: Math.random }
  /** Latest first. */
  const timers: Timer[] = []
  let now = 0
  const start = (run: () => void, milliseconds = 0): Timer => {
    const timer = { at: now + Math.max(0, milliseconds), run }
    let [low, high] = [0, timers.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((timers[middle]?.at ?? 0) > timer.at) low = middle + 1
      else high = middle
    }
    timers.splice(low, 0, timer)
    return timer
  }
  const stop = (timer: Timer | undefined) => {
    const at = timer === undefined ? -1 : timers.indexOf(timer)
    if (at >= 0) timers.splice(at, 1)
  }
  Object.assign(globalThis, { setTimeout: start, clearTimeout: stop })
  performance.now = () => now
  Math.random = xorshift(seed)
  try {
    let done = false
    const result = work().finally(() => {
      done = true
    })
    result.catch(() => {})
    for (;;) {
      await new Promise(setImmediate)
      const next = done ? undefined : timers.pop()
      if (next === undefined) break
      now = next.at
      next.run()
    }
    if (!done) throw new Error('waits for something that is no timer')
    return await result
  } finally {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout })
    performance.now = real.now
    Math.random = real.random
  }
}

function xorshift(seed: number): () => number {
  let x = (seed * 2654435761 + 1) >>> 0 || 1
  return () => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    x >>>= 0
    return x / 2 ** 32
  }
}
