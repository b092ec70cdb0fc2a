import { isIPv6 } from 'node:net'

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

/** Addresses remembered at once; beyond, those idle longest are forgotten. */
const MAX_ADDRESSES = 20_000

interface Account {
  tokens: number
  filledAt: number
  streams: number
}

export interface RequestGate {
  /** Lets a request in and gives what to call when it is answered; else the seconds to wait. */
  enter(address: string): { readonly leave: () => void } | { readonly retryAfter: number }
}

/** Counts requests by address: a bucket of tokens each, and answers under way. `now` in milliseconds. */
export function createRequestGate(limits: RequestLimits, now: () => number = Date.now): RequestGate {
  const accounts = new Map<string, Account>()

  function accountOf(address: string): Account {
    const key = networkOf(address)
    const account = accounts.get(key) ?? { tokens: limits.burst, filledAt: now(), streams: 0 }
    accounts.delete(key)
    accounts.set(key, account)
    if (accounts.size > MAX_ADDRESSES) forgetOne()
    return account
  }

  function forgetOne(): void {
    for (const [key, { streams }] of accounts) {
      if (streams === 0) {
        accounts.delete(key)
        return
      }
    }
  }

  return {
    enter(address) {
      const account = accountOf(address)
      const time = now()
      const earned = ((time - account.filledAt) / 1000) * limits.requestsPerSecond
      account.tokens = Math.min(limits.burst, account.tokens + Math.max(0, earned))
      account.filledAt = time
      if (account.tokens < 1) {
        return { retryAfter: Math.max(1, Math.ceil((1 - account.tokens) / limits.requestsPerSecond)) }
      }
      if (account.streams >= limits.streams) return { retryAfter: 1 }
      account.tokens -= 1
      account.streams += 1
      let left = false
      return {
        leave() {
          if (!left) account.streams -= 1
          left = true
        },
      }
    },
  }
}

/** An IPv4 address, or the /64 network that one visitor has in IPv6. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
