import { chmod, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ModelmarkError } from '../../error/index.ts'
import type { IdentityStore, Relay, RelayLimits } from '../relay/index.ts'
import { createOrderDesk } from './answer-orders.ts'
import type { UploadGate } from './answer-upload.ts'
import { ContentSender } from './content-sender.ts'
import { writeDurably } from './durable-write.ts'
import { answer, type GatewayOptions, type RequestEntry } from './gateway.ts'
import { type Answer, type HttpServer, startHttpServer } from './http-server.ts'
import { HubBlockstore } from './hub-blockstore.ts'
import { setupError, systemCode } from './hub-error.ts'
import { type HubStore, openHubStore } from './hub-store.ts'
import { createLibrary, type Library } from './library.ts'
import type { LogEntry } from './log-entry.ts'
import { HubMetrics } from './metrics.ts'
import { openOrderStore } from './order-store.ts'
import { createRequestGate, DEFAULT_REQUEST_LIMITS, type RequestLimits } from './request-limits.ts'
import { type GatewayThreads, startGatewayThreads } from './threads/index.ts'
import { DEFAULT_UPLOAD_LIMITS, openUploads, type UploadLimits } from './uploads.ts'

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
  /** Port of the metrics for Prometheus, at `/metrics`; 0 for any; absent, there are none. */
  readonly metricsPort?: number
  /** Address the metrics listen on: `127.0.0.1` unless said otherwise, as they are not for the public. */
  readonly metricsHost?: string
  /** Takes files from those who give one of these tokens; absent, from nobody. */
  readonly uploads?: { readonly tokens: readonly string[] } & Partial<UploadLimits>
  /**
   * Threads that serve content, one for each processor core of a busy hub; 1, the default, has this thread do all. More
   * than one only where the system deals connections out to several listeners, as Linux does.
   */
  readonly threads?: number
  readonly log?: (entry: LogEntry) => void
}

/** A running hub. */
export interface Hub extends Library {
  /** Address of the gateway, without a slash at the end. */
  readonly url: string
  /** Where visitors' peer nodes dial; empty without a relay. */
  readonly multiaddrs: readonly string[]
  /** Where the metrics are, if they are asked for. */
  readonly metricsUrl?: string
  /**
   * Stops: nothing new begins, what is under way may end within `grace` milliseconds (10,000), the disk is left in
   * order.
   */
  close(grace?: number): Promise<void>
}

/** Milliseconds in which what is under way may end when the hub stops. */
const STOP_GRACE = 10_000

/**
 * Starts a hub: trustless gateway, relay, rendezvous and bitswap over what `dataDir` holds.
 * @throws ModelmarkError `bad-config` with the `field`: `port`, `relayPort`, `metricsPort`, `dataDir`, `host`.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { host = '127.0.0.1', port = 0, log = () => {} } = options
  const store = await openHubStore(resolve(options.dataDir), (path, error) =>
    log({ level: 'error', event: 'damaged', path, reason: String(error) }),
  )
  const library = await createLibrary(store, log)
  const sender = new ContentSender()
  const metrics = new HubMetrics()
  const limits = options.limits === 'off' ? undefined : { ...DEFAULT_REQUEST_LIMITS, ...options.limits }
  const orders = createOrderDesk(() => openOrderStore(join(store.dataDir, 'orders.sqlite')), {
    isLimited: limits !== undefined,
  })
  let relay: Relay | undefined
  let stopping = false
  const { behindProxy = false, threads = 1 } = options
  const gate = limits === undefined ? {} : { gate: createRequestGate(limits) }
  const onRequest = (entry: RequestEntry) => {
    metrics.count(entry)
    log({ level: entry.error === undefined ? 'info' : 'error', event: 'answered', ...entry })
  }
  const gateway: GatewayOptions = {
    store,
    sender,
    orders,
    ...gate,
    // A thread that hands a request over says whose it is as a proxy does.
    behindProxy: behindProxy || threads > 1,
    documents: {
      '/': () => ({
        status: 200,
        value: {
          name: 'Modelmark hub',
          files: '/ipfs/<cid>',
          orders: '/orders?model=<CAIP-19>',
          about: '/.well-known/modelmark.json',
        },
      }),
      '/healthz': () => ({ status: 200, value: { status: 'ok' } }),
      '/readyz': () =>
        stopping
          ? { status: 503, value: { status: 'stopping' } }
          : { status: 200, value: { status: 'ready', relay: relay !== undefined } },
      '/.well-known/modelmark.json': () => ({
        status: 200,
        value: { multiaddrs: relay?.multiaddrs ?? [], limits: limits ?? null },
      }),
    },
    stopping: () => stopping,
    onRequest,
  }
  let server: GatewayThreads | undefined
  let metricsServer: HttpServer | undefined
  const closeAll = async (grace: number) => {
    stopping = true
    await Promise.all([server?.stop(grace), relay?.close()])
    await metricsServer?.stop(0)
    sender.close()
    orders.close()
    await library.close()
  }
  try {
    const uploads = await uploadGate(store, library, options.uploads)
    const answerHere: Answer = (request, response) => answer(gateway, request, response, uploads)
    server =
      threads === 1
        ? await startAlone(host, port, answerHere, sender)
        : await startGatewayThreads({
            ...gate,
            count: threads,
            dataDir: store.dataDir,
            host,
            port,
            behindProxy,
            onRequest,
            answer: answerHere,
          })
    if (options.relayPort !== undefined) {
      relay = await startRelay(store, options, server.address, options.relayPort)
    }
    metricsServer = await startMetrics(options, async () =>
      metrics.text({
        ...((await server?.counts()) ?? { inFlight: 0, sentBytes: 0 }),
        stopping,
        relay: relay?.metrics(),
        ...(await store.size()),
      }),
    )
  } catch (error) {
    await closeAll(0)
    throw error
  }
  const addresses = {
    url: server.url,
    multiaddrs: relay?.multiaddrs ?? [],
    ...(metricsServer === undefined ? {} : { metricsUrl: `${metricsServer.url}/metrics` }),
  }
  log({ level: 'info', event: 'started', ...addresses, dataDir: store.dataDir })
  let closing: Promise<void> | undefined
  return {
    ...library,
    ...addresses,
    close(grace = STOP_GRACE) {
      closing ??= closeAll(grace).then(() => log({ level: 'info', event: 'stopped' }))
      return closing
    },
  }
}

async function startAlone(
  host: string,
  port: number,
  answerHere: Answer,
  sender: ContentSender,
): Promise<GatewayThreads> {
  const server = await startHttpServer(host, port, 'port', answerHere)
  const { url, address, stop } = server
  return {
    url,
    address,
    stop,
    counts: async () => ({ inFlight: server.inFlight, sentBytes: sender.sentBytes }),
  }
}

async function uploadGate(
  store: HubStore,
  library: Library,
  options: HubOptions['uploads'],
): Promise<UploadGate | undefined> {
  if (options === undefined) return undefined
  const { tokens, ...limits } = options
  return { tokens, uploads: await openUploads(store, library, { ...DEFAULT_UPLOAD_LIMITS, ...limits }) }
}

/** Serves `text` on a port of its own, that a proxy need not hide. */
async function startMetrics(
  { metricsPort, metricsHost = '127.0.0.1' }: HubOptions,
  text: () => Promise<string>,
): Promise<HttpServer | undefined> {
  if (metricsPort === undefined) return undefined
  return startHttpServer(metricsHost, metricsPort, 'metricsPort', async (request, response) => {
    const known = request.url === '/metrics'
    response.writeHead(known ? 200 : 404, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
    response.end(known ? await text() : 'Metrics are at /metrics.\n')
  })
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
