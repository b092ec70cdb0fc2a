import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { CACHE_BYTES } from '../chunk-cache.ts'
import type { RequestEntry } from '../gateway.ts'
import { type Answer, type HttpServer, startHttpServer } from '../http-server.ts'
import type { Admission, RequestGate } from '../request-limits.ts'
import { SECRET_HEADER } from './forward.ts'
import type { FromThread, ThreadCounts, ThreadSettings, ToThread } from './thread-protocol.ts'

export interface GatewayThreadsOptions {
  /** Threads that serve content. */
  readonly count: number
  readonly dataDir: string
  readonly host: string
  /** 0 for any. */
  readonly port: number
  readonly behindProxy: boolean
  /** Counts the requests of an address over all threads. */
  readonly gate?: RequestGate
  readonly onRequest: (entry: RequestEntry) => void
  /** Answers what is not content; the visitor's address is in `X-Forwarded-For`. */
  readonly answer: Answer
}

/** Threads that answer on one port. */
export interface GatewayThreads extends Pick<HttpServer, 'url' | 'address' | 'stop'> {
  counts(): Promise<ThreadCounts>
}

/**
 * Serves content from several threads on one port, as one processor core is the brake of many downloads. The system
 * deals connections out to them; what must be right over all of them stays in this thread: limits, orders, uploads,
 * what the hub tells about itself.
 * @throws ModelmarkError `bad-config` with the `field`: `host`, `port`.
 */
export async function startGatewayThreads(options: GatewayThreadsOptions): Promise<GatewayThreads> {
  const { count, dataDir, host, behindProxy, gate } = options
  // A shared port would be shared with another hub as well. Alone, it says if it is taken.
  const probe = await startHttpServer(host, options.port, 'port', async (_, response) => {
    response.destroy()
  })
  await probe.stop(0)
  const secret = randomBytes(32).toString('base64url')
  const main = await startHttpServer('127.0.0.1', 0, 'port', async (request, response) => {
    if (request.headers[SECRET_HEADER] !== secret) return void response.destroy()
    await options.answer(request, response)
  })
  const settings: ThreadSettings = {
    dataDir,
    host,
    port: probe.port,
    behindProxy,
    limited: gate !== undefined,
    cacheBytes: CACHE_BYTES / count,
    main: { port: main.port, secret },
  }
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./gateway-thread.ts', import.meta.url), { workerData: settings }),
  )
  const threads = workers.map(worker => attend(worker, gate, options.onRequest))
  try {
    // Each says first that it listens. An error from then on ends the process, as that of any other part does.
    await Promise.all(workers.map(worker => once(worker, 'message')))
  } catch (error) {
    await Promise.all(workers.map(worker => worker.terminate()))
    await main.stop(0)
    throw error
  }
  return {
    url: probe.url,
    address: probe.address,
    async counts() {
      const all = await Promise.all(threads.map(thread => thread.counts()))
      return {
        inFlight: all.reduce((sum, { inFlight }) => sum + inFlight, 0),
        sentBytes: all.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
      }
    },
    async stop(grace) {
      await Promise.all(threads.map(thread => thread.stop(grace)))
      await main.stop(0)
    },
  }
}

interface GatewayThread {
  counts(): Promise<ThreadCounts>
  stop(grace: number): Promise<void>
}

/** Does for a thread what only this one may. */
function attend(
  worker: Worker,
  gate: RequestGate | undefined,
  onRequest: (entry: RequestEntry) => void,
): GatewayThread {
  const inside = new Map<number, Admission>()
  const tell = (message: ToThread) => worker.postMessage(message)
  let counts: ThreadCounts = { inFlight: 0, sentBytes: 0 }
  let counting: ((counts: ThreadCounts) => void)[] = []
  let exited = false

  function admit(ticket: number, address: string): void {
    const admission = gate?.enter(address) ?? { leave: () => {} }
    const refused = 'reason' in admission
    if (!refused) inside.set(ticket, admission)
    tell({ kind: 'admission', ticket, ...(refused ? { refusal: admission } : {}) })
  }

  function counted(): void {
    for (const resolve of counting) resolve(counts)
    counting = []
  }

  worker.on('message', (message: FromThread) => {
    if (message.kind === 'enter') admit(message.ticket, message.address)
    else if (message.kind === 'leave') {
      inside.get(message.ticket)?.leave()
      inside.delete(message.ticket)
    } else if (message.kind === 'answered') for (const entry of message.entries) onRequest(entry)
    else if (message.kind === 'counted') {
      counts = message
      counted()
    }
  })
  worker.once('exit', () => {
    exited = true
    counted()
  })
  return {
    counts() {
      if (exited) return Promise.resolve(counts)
      tell({ kind: 'count' })
      return new Promise(resolve => void counting.push(resolve))
    },
    async stop(grace) {
      if (exited) return
      const exit = once(worker, 'exit')
      tell({ kind: 'stop', grace })
      await exit
    },
  }
}
