import { ModelmarkError } from '../../error/index.ts'

/** One RPC server and what is known of its health. */
export interface Endpoint {
  readonly url: string
  /** For people: without the path, which may hold a key. */
  readonly host: string
  /** Milliseconds, a moving average; 0 while unknown. */
  latency: number
  /** In a row. */
  failures: number
  /** When it answered last, in milliseconds of `performance.now()`. */
  answeredAt: number
  /** It answered with the right chain id once. */
  verified: boolean
  /** It answered with another chain id: never asked again. */
  banned: boolean
}

/** @throws ModelmarkError `bad-config` for anything but `https:`, or `http:` on this machine. */
export function createEndpoint(text: string): Endpoint {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)))) {
    throw new ModelmarkError('bad-config', {
      field: 'rpc',
      value: url?.host ?? text.slice(0, 80),
      expected: 'https://…',
    })
  }
  return {
    url: url.href,
    host: url.host,
    latency: 0,
    failures: 0,
    answeredAt: Number.NEGATIVE_INFINITY,
    verified: false,
    banned: false,
  }
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/** Best first: without failures, then the fastest, then as configured. */
export function rankEndpoints(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  return endpoints
    .filter(({ banned }) => !banned)
    .sort((a, b) => a.failures - b.failures || bucket(a.latency) - bucket(b.latency))
}

/** Milliseconds that do not matter: endpoints within the same step keep their order. */
const LATENCY_STEP = 100

function bucket(latency: number): number {
  return Math.floor(latency / LATENCY_STEP)
}

/** Weight of the newest answer in the moving average. */
const NEWEST = 0.3

export function noteAnswer(endpoint: Endpoint, elapsedMs: number): void {
  endpoint.failures = 0
  endpoint.answeredAt = performance.now()
  endpoint.latency =
    endpoint.latency === 0 ? elapsedMs : endpoint.latency + NEWEST * (elapsedMs - endpoint.latency)
}

export function noteFailure(endpoint: Endpoint, wrongChain: boolean): void {
  endpoint.failures += 1
  endpoint.banned = wrongChain
}
