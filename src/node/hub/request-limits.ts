import { networkOf, OpenCount, RequestBudget } from '../limits/index.ts'

/** What one address may ask of the gateway. */
export interface RequestLimits {
  /** Requests a second, on average. */
  readonly requestsPerSecond: number
  /** Requests at once after a pause. */
  readonly burst: number
  /** Answers under way at once. */
  readonly streams: number
}

export const DEFAULT_REQUEST_LIMITS: RequestLimits = { requestsPerSecond: 100, burst: 400, streams: 32 }

export type Refusal = { readonly reason: 'rate' | 'streams'; readonly retryAfter: number }

export type Admission = { readonly leave: () => void }

/** Lets a request in and gives what to call when it is answered; else why not, and the seconds to wait. */
export interface RequestGate {
  enter(address: string): Admission | Refusal
}

/** A gate that another thread keeps. */
export interface RemoteRequestGate {
  enter(address: string): Promise<Admission | Refusal>
}

/** Counts requests by address: how often it asks, and its answers under way. `now` in milliseconds. */
export function createRequestGate(
  limits: RequestLimits,
  now: () => number = () => performance.now(),
): RequestGate {
  const budget = new RequestBudget(limits.requestsPerSecond, limits.burst, now)
  const streams = new OpenCount()
  return {
    enter(address) {
      const key = networkOf(address)
      if (streams.of(key) >= limits.streams) return { reason: 'streams', retryAfter: 1 }
      if (!budget.spend(key)) {
        return { reason: 'rate', retryAfter: Math.max(1, Math.ceil(1 / limits.requestsPerSecond)) }
      }
      streams.add(key)
      let left = false
      return {
        leave() {
          if (!left) streams.remove(key)
          left = true
        },
      }
    },
  }
}
