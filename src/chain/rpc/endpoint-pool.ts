import { ModelmarkError } from '../../error/index.ts'
import { pause } from '../../store/index.ts'
import { createEndpoint, type Endpoint, noteAnswer, noteFailure, rankEndpoints } from './endpoint.ts'
import { EndpointError, type EndpointFault } from './endpoint-error.ts'
import { isRevert, isTooOften, RpcError } from './rpc-error.ts'

/** Asks one endpoint. */
export type Attempt<Answer> = (endpoint: Endpoint, signal: AbortSignal) => Promise<Answer>

export interface EndpointPool {
  /**
   * The first answer that `wanted` endpoints agree on; the next one joins in when one fails, differs or is slow. All are
   * asked again, a few times, when none answered for a reason that passes.
   */
  ask<Answer>(attempt: Attempt<Answer>, wanted: number, signal?: AbortSignal): Promise<Answer>
}

/** Milliseconds after which an endpoint is slow for sure, and before which it never is. */
const HEDGE_MAX_MS = 1500
const HEDGE_MIN_MS = 400

/** Milliseconds before all endpoints are asked again: time for an overloaded server, and not too much for a visitor. */
const ASK_AGAIN_AFTER_MS = [100, 300, 600]
/** The same where one answered something a moment ago: it loses requests, and is not gone. Of those lost by half, 1 in 256 is. */
const ASK_UNSTEADY_AGAIN_AFTER_MS = [...ASK_AGAIN_AFTER_MS, 700, 700, 700, 700]
const A_MOMENT_MS = 5_000
/** What may be gone a moment later. */
const PASSING: ReadonlySet<EndpointFault> = new Set(['unreachable', 'http-status', 'bad-answer'])

/** Several endpoints of one chain, the healthiest asked first. */
export function createEndpointPool(rpcUrls: readonly string[]): EndpointPool {
  const endpoints = rpcUrls.map(createEndpoint)
  return {
    async ask(attempt, wanted, signal) {
      for (let times = 0; ; times++) {
        try {
          return await race(endpoints, attempt, wanted, signal)
        } catch (error) {
          if (!(error instanceof Unanswered)) throw error
          const waits = endpoints.some(isUnsteady) ? ASK_UNSTEADY_AGAIN_AFTER_MS : ASK_AGAIN_AFTER_MS
          const wait = waits[times]
          if (wait === undefined || !error.passes) throw failureOf(error.faults, wanted)
          await pause(wait, signal)
        }
      }
    },
  }
}

function isUnsteady({ answeredAt }: Endpoint): boolean {
  return performance.now() - answeredAt < A_MOMENT_MS
}

/** No answer that counts. */
class Unanswered extends Error {
  readonly faults: ReadonlyMap<Endpoint, unknown>

  constructor(faults: ReadonlyMap<Endpoint, unknown>) {
    super()
    this.faults = faults
  }

  /** True if some endpoint may answer when it is asked again, and none would take all the time there is once more. */
  get passes(): boolean {
    const errors = [...this.faults.values()]
    return errors.some(isPassing) && !errors.some(isTimeout)
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof EndpointError
    ? PASSING.has(error.fault)
    : error instanceof RpcError && isTooOften(error)
}

function isTimeout(error: unknown): boolean {
  return error instanceof EndpointError && error.fault === 'timeout'
}

/**
 * Starts with the first `wanted` endpoints and lets the next one join for each that fails, differs, or is slow.
 * Answers are equal if their JSON is. Whoever is still at it when the matter is settled is aborted.
 * @throws Unanswered; what the node answered with if it ran the call and the contract refused; ModelmarkError `aborted`.
 */
function race<Answer>(
  endpoints: readonly Endpoint[],
  attempt: Attempt<Answer>,
  wanted: number,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const waiting = [...rankEndpoints(endpoints)]
    const settled = new AbortController()
    const votes = new Map<string, number>()
    const faults = new Map<Endpoint, unknown>(
      endpoints.filter(({ banned }) => banned).map(endpoint => [endpoint, new EndpointError('wrong-chain')]),
    )
    let running = 0

    const settle = (finish: () => void) => {
      if (settled.signal.aborted) return
      signal?.removeEventListener('abort', onAbort)
      settled.abort()
      finish()
    }
    const onAbort = () => settle(() => reject(new ModelmarkError('aborted', {}, { cause: signal?.reason })))
    const vote = (endpoint: Endpoint, startedAt: number, key: string, finish: () => void) => {
      noteAnswer(endpoint, performance.now() - startedAt)
      const count = (votes.get(key) ?? 0) + 1
      votes.set(key, count)
      if (count >= wanted) settle(finish)
      else faults.set(endpoint, new EndpointError('differs'))
    }
    const startNext = () => {
      const endpoint = waiting.shift()
      if (endpoint !== undefined) void start(endpoint)
      else if (running === 0) {
        const asConfigured = endpoints.map(endpoint => [endpoint, faults.get(endpoint)] as const)
        settle(() => reject(new Unanswered(new Map(asConfigured))))
      }
    }

    const start = async (endpoint: Endpoint) => {
      running += 1
      const startedAt = performance.now()
      const hedge = setTimeout(startNext, hedgeAfter(endpoint))
      settled.signal.addEventListener('abort', () => clearTimeout(hedge))
      try {
        const answer = await attempt(endpoint, settled.signal)
        // Megabytes of an answer need no name where nobody has to agree with it.
        const key = wanted > 1 ? JSON.stringify(answer) : ''
        vote(endpoint, startedAt, key, () => resolve(answer))
      } catch (error) {
        if (settled.signal.aborted) return
        if (error instanceof RpcError && isRevert(error)) {
          vote(endpoint, startedAt, `revert ${error.data}`, () => reject(error))
        } else {
          noteFailure(endpoint, error instanceof EndpointError && error.fault === 'wrong-chain')
          faults.set(endpoint, error)
        }
      }
      clearTimeout(hedge)
      running -= 1
      if (!settled.signal.aborted) startNext()
    }

    if (signal?.aborted) return onAbort()
    signal?.addEventListener('abort', onAbort)
    for (let i = 0; i < Math.max(1, wanted); i++) startNext()
  })
}

function hedgeAfter({ latency }: Endpoint): number {
  if (latency === 0) return HEDGE_MAX_MS
  return Math.min(HEDGE_MAX_MS, Math.max(HEDGE_MIN_MS, 3 * latency))
}

/** A node's own words count most: they say what is wrong with the request. */
function failureOf(faults: ReadonlyMap<Endpoint, unknown>, wanted: number): Error {
  const errors = [...faults.values()]
  const spoken = errors.find(error => error instanceof RpcError)
  if (spoken !== undefined && wanted === 1) return spoken
  const hosts = [...faults.keys()].map(({ host }) => host).join(', ')
  const reasons = errors.map(error => (error instanceof EndpointError ? error.fault : 'error')).join(', ')
  const timedOut = errors.length > 0 && errors.every(isTimeout)
  return new ModelmarkError(
    timedOut ? 'rpc-timeout' : 'rpc-all-failed',
    { hosts, reasons },
    { cause: errors[0] },
  )
}
