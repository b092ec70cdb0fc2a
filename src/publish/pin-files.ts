import { readBody } from '../artifact/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { pause } from '../store/index.ts'
import { type PinStatus, parseJson, readPin, readPins, readReason } from './pin-answer.ts'

/** A service of the IPFS Pinning Service API: it fetches what it is told to keep. */
export interface PinningService {
  /** Base URL, `https://api.pinning.example`; `/pins` is below it. */
  readonly endpoint: string
  readonly token: string
}

export interface PinRequest {
  readonly cid: string
  /** What people call it at the service, at most 255 characters. */
  readonly name: string
}

export interface PinOptions {
  /** Multiaddrs of nodes that have the content, such as those of the hub that took it; at most 20 are told. */
  readonly origins?: readonly string[]
  /** Told of each change of each request. */
  readonly onStatus?: (cid: string, status: PinStatus) => void
  readonly signal?: AbortSignal
  /** Stands in for the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
  /** Milliseconds between questions how far the service is; 5,000 unless told. */
  readonly pollMs?: number
}

const POLL_MS = 5_000
const MAX_ORIGINS = 20
const MAX_NAME = 255
/** Bytes of an answer: a pin has a few hundred, and up to 20 addresses. */
const MAX_ANSWER = 64 * 1024

/**
 * Has a pinning service fetch content and keep it, and waits until it has all. What was asked for earlier, as before a
 * reload, is waited for and not asked for again.
 * @throws ModelmarkError `pinning-refused` with the `status` or the `reason` of the service, `pinning-unreachable`,
 * `aborted`.
 * @see https://ipfs.github.io/pinning-services-api-spec/
 */
export async function pinFiles(
  service: PinningService,
  requests: readonly PinRequest[],
  options: PinOptions = {},
): Promise<void> {
  const { onStatus, pollMs = POLL_MS } = options
  const ask = asker(service, options)
  await Promise.all(
    requests.map(async request => {
      const earlier = `pins?cid=${request.cid}&status=queued,pinning,pinned&limit=1`
      let pin =
        readPins(await ask('GET', earlier))[0] ?? readPin(await ask('POST', 'pins', pinOf(request, options)))
      for (let told: string | undefined; ; ) {
        if (pin.status === 'failed') {
          const { endpoint } = service
          throw new ModelmarkError('pinning-refused', {
            service: endpoint,
            path: request.name,
            reason: 'failed',
          })
        }
        if (pin.status !== told) onStatus?.(request.cid, pin.status)
        told = pin.status
        if (pin.status === 'pinned') return
        await pause(pollMs, options.signal)
        pin = readPin(await ask('GET', `pins/${encodeURIComponent(pin.id)}`))
      }
    }),
  )
}

function pinOf({ cid, name }: PinRequest, { origins = [] }: PinOptions): object {
  return { cid, name: name.slice(0, MAX_NAME), origins: origins.slice(0, MAX_ORIGINS) }
}

type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>

function asker({ endpoint, token }: PinningService, { signal, fetch = globalThis.fetch }: PinOptions): Ask {
  const stop = signal === undefined ? {} : { signal }
  return async (method, path, body) => {
    let status: number
    let value: unknown
    try {
      const answer = await fetch(`${endpoint.replace(/\/$/, '')}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...stop,
      })
      status = answer.status
      value = parseJson(await readBody(answer, MAX_ANSWER, endpoint))
    } catch (cause) {
      if (signal?.aborted) throw new ModelmarkError('aborted', {}, { cause: signal.reason })
      throw new ModelmarkError('pinning-unreachable', { service: endpoint }, { cause })
    }
    if (status >= 200 && status < 300 && value !== undefined) return value
    throw new ModelmarkError('pinning-refused', { service: endpoint, status, ...readReason(value) })
  }
}
