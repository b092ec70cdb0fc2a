import { parentPort, workerData } from 'node:worker_threads'
import { openContentFinder } from '../content-finder.ts'
import { ContentSender } from '../content-sender.ts'
import { addressOf, answer, type RequestEntry } from '../gateway.ts'
import { startHttpServer } from '../http-server.ts'
import type { Admission, Refusal } from '../request-limits.ts'
import { createForwarder } from './forward.ts'
import type { FromThread, ThreadSettings, ToThread } from './thread-protocol.ts'

/**
 * One of the threads that serve content: it reads the folder by itself and leaves everything that is counted, changed
 * or known only once to the main thread. Started by `startGatewayThreads`.
 */
const settings = workerData as ThreadSettings
const store = openContentFinder(settings.dataDir)
const sender = new ContentSender(settings.cacheBytes)
const forwarder = createForwarder(settings.main)
const waiting = new Map<number, (admission: Admission | Refusal) => void>()
let lastTicket = 0
let stopping = false
let entries: RequestEntry[] = []

const gateway = {
  store,
  sender,
  ...(settings.limited ? { gate: { enter } } : {}),
  behindProxy: settings.behindProxy,
  documents: {},
  stopping: () => stopping,
  onRequest(entry: RequestEntry) {
    // What a turn of the event loop answers is told at once.
    if (entries.length === 0) setImmediate(tellAnswered)
    entries.push(entry)
  },
}

const server = await startHttpServer(
  settings.host,
  settings.port,
  'port',
  (request, response) =>
    request.url?.startsWith('/ipfs/') === true
      ? answer(gateway, request, response)
      : forwarder.forward(request, response, addressOf(request, settings.behindProxy)),
  { shared: true },
)
parentPort?.on('message', receive)
tell({ kind: 'listening' })

function tell(message: FromThread): void {
  parentPort?.postMessage(message)
}

function tellAnswered(): void {
  if (entries.length > 0) tell({ kind: 'answered', entries })
  entries = []
}

function tellCounts(): void {
  tellAnswered()
  tell({ kind: 'counted', inFlight: server.inFlight, sentBytes: sender.sentBytes })
}

function enter(address: string): Promise<Admission | Refusal> {
  const ticket = ++lastTicket
  tell({ kind: 'enter', ticket, address })
  return new Promise(resolve => void waiting.set(ticket, resolve))
}

function receive(message: ToThread): void {
  if (message.kind === 'admission') {
    const { ticket, refusal } = message
    waiting.get(ticket)?.(refusal ?? { leave: () => tell({ kind: 'leave', ticket }) })
    waiting.delete(ticket)
  } else if (message.kind === 'count') tellCounts()
  else void stop(message.grace)
}

async function stop(grace: number): Promise<void> {
  stopping = true
  await server.stop(grace)
  forwarder.close()
  sender.close()
  store.close()
  tellCounts()
  // Nothing is left that keeps the thread.
  parentPort?.close()
}
