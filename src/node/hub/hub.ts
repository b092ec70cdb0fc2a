import { chmod, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { ModelmarkError } from '../../error/index.ts'
import type { IdentityStore, Relay, RelayLimits } from '../relay/index.ts'
import { writeDurably } from './durable-write.ts'
import { answer } from './gateway.ts'
import { HubBlockstore } from './hub-blockstore.ts'
import { setupError, systemCode } from './hub-error.ts'
import { type HubStore, openHubStore } from './hub-store.ts'
import { createLibrary, type Library } from './library.ts'
import type { LogEntry } from './log-entry.ts'
import { createRequestGate, DEFAULT_REQUEST_LIMITS, type RequestLimits } from './request-limits.ts'

export interface HubOptions {
  /** Where the hub keeps everything; made if it is not there. */
  readonly dataDir: string
  /** Address to listen on; `127.0.0.1` unless said otherwise. */
  readonly host?: string
  /** Port of the gateway; 0 for any. */
  readonly port?: number
  /** Port of relay and rendezvous (WebSockets); 0 for any; absent, the hub is a gateway only. */
  readonly relayPort?: number
  /** Multiaddrs to tell visitors, where they reach the relay otherwise: `/dns4/hub.example/tcp/443/wss`. */
  readonly announce?: readonly string[]
  /** What one address may ask; `off` for a hub that serves only its own machine. */
  readonly limits?: Partial<RequestLimits> | 'off'
  readonly relayLimits?: Partial<RelayLimits>
  /** Behind a proxy on this machine that sets `X-Forwarded-For`. */
  readonly behindProxy?: boolean
  readonly log?: (entry: LogEntry) => void
}

/** A running hub. */
export interface Hub extends Library {
  /** Address of the gateway, without a slash at the end. */
  readonly url: string
  /** Where visitors' peer nodes dial; empty without a relay. */
  readonly multiaddrs: readonly string[]
  /** Stops listening, ends what is under way, leaves the disk in order. */
  close(): Promise<void>
}

const MAX_CONNECTIONS = 512
/** Milliseconds in which a reader that takes nothing is dropped. */
const STALLED_AFTER = 60_000

/**
 * Starts a hub: trustless gateway, relay, rendezvous and bitswap over what `dataDir` holds.
 * @throws ModelmarkError `bad-config` with the `field`: `port`, `relayPort`, `dataDir`, `host`.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { host = '127.0.0.1', port = 0, log = () => {} } = options
  const store = await openHubStore(resolve(options.dataDir), (path, error) =>
    log({ level: 'error', event: 'damaged', path, reason: String(error) }),
  )
  const library = await createLibrary(store, log)
  const limits = options.limits === 'off' ? undefined : { ...DEFAULT_REQUEST_LIMITS, ...options.limits }
  const startedAt = Date.now()
  let relay: Relay | undefined
  const documents = {
    '/': () => ({ name: 'Modelmark hub', files: '/ipfs/<cid>', about: '/.well-known/modelmark.json' }),
    '/health': () => ({
      status: 'ok',
      seconds: Math.round((Date.now() - startedAt) / 1000),
      relay: relay?.metrics() ?? null,
    }),
    '/.well-known/modelmark.json': () => ({ multiaddrs: relay?.multiaddrs ?? [], limits: limits ?? null }),
  }
  const gateway = {
    store,
    ...(limits === undefined ? {} : { gate: createRequestGate(limits) }),
    behindProxy: options.behindProxy ?? false,
    documents,
    onRequest: (entry: object) => log({ level: 'info', event: 'answered', ...entry }),
  }
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 15_000 },
    (request, response) => {
      void answer(gateway, request, response)
    },
  )
  server.maxConnections = MAX_CONNECTIONS
  server.setTimeout(STALLED_AFTER)
  await listen(server, host, port)
  const { address, port: boundPort } = server.address() as AddressInfo
  try {
    if (options.relayPort !== undefined) relay = await startRelay(store, options, address, options.relayPort)
  } catch (error) {
    await stop(server)
    throw error
  }
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`
  log({ level: 'info', event: 'started', url, multiaddrs: relay?.multiaddrs ?? [], dataDir: store.dataDir })
  let closing: Promise<void> | undefined
  return {
    ...library,
    url,
    multiaddrs: relay?.multiaddrs ?? [],
    close() {
      closing ??= Promise.all([stop(server), relay?.close()])
        .then(library.close)
        .then(() => log({ level: 'info', event: 'stopped' }))
      return closing
    },
  }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  }).catch(error => {
    const code = systemCode(error) ?? String(error)
    const field = code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' ? 'host' : 'port'
    throw setupError(field, field === 'host' ? host : String(port), code, error)
  })
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => void server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}

async function startRelay(
  store: HubStore,
  options: HubOptions,
  address: string,
  port: number,
): Promise<Relay> {
  const family = address.includes(':') ? 'ip6' : 'ip4'
  // Loaded only for hubs that want it: a second of start, and Node 22.
  const { createRelay } = await import('../relay/index.ts')
  try {
    return await createRelay({
      listen: [`/${family}/${address}/tcp/${port}/ws`],
      ...(options.announce === undefined ? {} : { announce: options.announce }),
      ...(options.relayLimits === undefined ? {} : { limits: options.relayLimits }),
      behindProxy: options.behindProxy ?? false,
      identity: identityIn(store),
      blockstore: new HubBlockstore(store),
    })
  } catch (error) {
    if (error instanceof ModelmarkError && error.facts['field'] === 'identity') {
      throw setupError('identity', join(store.dataDir, 'identity'), 'unreadable', error)
    }
    throw setupError('relayPort', String(port), systemCode(error) ?? 'EADDRINUSE', error)
  }
}

/** The hub's private key, readable by its owner alone. */
function identityIn(store: HubStore): IdentityStore {
  const path = join(store.dataDir, 'identity')
  return {
    async load() {
      try {
        const key = await readFile(path)
        await chmod(path, 0o600)
        return key
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return undefined
        throw setupError('identity', path, systemCode(error) ?? String(error), error)
      }
    },
    save: key => writeDurably(store.work, path, key, 0o600),
  }
}
