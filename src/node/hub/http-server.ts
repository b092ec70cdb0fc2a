import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setupError, systemCode } from './hub-error.ts'

/** Connections at once; more are closed at the door. */
const MAX_CONNECTIONS = 2048
/** Milliseconds in which a reader that takes nothing is dropped. */
const STALLED_AFTER = 60_000

/** A server that can stop without breaking off what it is sending. */
export interface HttpServer {
  /** Without a slash at the end. */
  readonly url: string
  /** IP address it listens on. */
  readonly address: string
  readonly port: number
  /** Requests being answered. */
  readonly inFlight: number
  /** Ends once the answers under way are sent, or after `grace` milliseconds without them. */
  stop(grace: number): Promise<void>
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Listens on `host` and `port`; 0 for any port. `shared`: others that say so listen on the same port, and the system
 * deals the connections out.
 * @throws ModelmarkError `bad-config` with the `field`: `host`, or `portField`.
 */
export async function startHttpServer(
  host: string,
  port: number,
  portField: string,
  answer: Answer,
  { shared = false }: { readonly shared?: boolean } = {},
): Promise<HttpServer> {
  let inFlight = 0
  let stopping = false
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 15_000, noDelay: true },
    (request, response) => {
      inFlight += 1
      response.once('close', () => {
        inFlight -= 1
        // A connection is idle only once its answer is done with.
        if (stopping) setImmediate(() => server.closeIdleConnections())
      })
      void answer(request, response)
    },
  )
  server.maxConnections = MAX_CONNECTIONS
  server.setTimeout(STALLED_AFTER)
  await listen(server, { host, port, reusePort: shared }, portField)
  const { address, port: boundPort } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    address,
    port: boundPort,
    get inFlight() {
      return inFlight
    },
    async stop(grace) {
      stopping = true
      const closed = new Promise<void>(resolve => void server.close(() => resolve()))
      const patience = setTimeout(() => server.closeAllConnections(), grace)
      await closed
      clearTimeout(patience)
    },
  }
}

async function listen(
  server: Server,
  place: { readonly host: string; readonly port: number; readonly reusePort: boolean },
  portField: string,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(place, resolve)
  }).catch(error => {
    const code = systemCode(error) ?? String(error)
    const field = code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' ? 'host' : portField
    throw setupError(field, field === 'host' ? place.host : String(place.port), code, error)
  })
}
