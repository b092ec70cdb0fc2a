import type { IncomingMessage, ServerResponse } from 'node:http'
import { CID } from 'multiformats/cid'
import type { OrderDesk } from './answer-orders.ts'
import { answerUpload, isUpload, type UploadGate } from './answer-upload.ts'
import type { ContentFinder } from './content-finder.ts'
import type { ContentSender } from './content-sender.ts'
import { requestedFormat } from './gateway-format.ts'
import { refuse, sendJson, writeHead } from './reply.ts'
import type { Refusal, RemoteRequestGate, RequestGate } from './request-limits.ts'
import { sendContent } from './send-content.ts'
import { RAW } from './unixfs-file.ts'

/** A document the hub makes itself. */
export interface Document {
  readonly status: number
  readonly value: object
}

export interface GatewayOptions {
  readonly store: ContentFinder
  readonly sender: ContentSender
  /** What answers at `/orders`. */
  readonly orders?: OrderDesk
  /** Absent: no limits. */
  readonly gate?: RequestGate | RemoteRequestGate
  /** Takes the visitor's address from the last entry of `X-Forwarded-For`. */
  readonly behindProxy: boolean
  /** JSON documents by path; given also while the hub stops. */
  readonly documents: Readonly<Record<string, () => Document>>
  /** Whether the hub is about to stop: what is under way goes on, nothing new begins. */
  readonly stopping: () => boolean
  readonly onRequest: (entry: RequestEntry) => void
}

/** One answered request, for the log. */
export interface RequestEntry {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly address: string
  readonly milliseconds: number
  /** Why the request was not let in. */
  readonly refused?: Refusal['reason'] | 'stopping'
  readonly error?: string
}

const MAX_URL_LENGTH = 512
const MAX_CID_LENGTH = 120

/**
 * Answers one request of a trustless gateway: blocks, CARs and files by CID, with Range and CORS; of a hub that takes
 * files also those of `uploads`.
 * @see https://specs.ipfs.tech/http-gateways/trustless-gateway/
 */
export async function answer(
  options: GatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
  uploads?: UploadGate,
): Promise<void> {
  const startedAt = performance.now()
  const address = addressOf(request, options.behindProxy)
  const { method = 'GET', url = '/' } = request
  const log = (more: Pick<RequestEntry, 'refused' | 'error'> = {}) =>
    options.onRequest({
      method,
      path: url.slice(0, MAX_URL_LENGTH),
      status: response.statusCode,
      address,
      milliseconds: Math.round(performance.now() - startedAt),
      ...more,
    })
  const upload = isUpload(request) ? uploads : undefined
  if (upload === undefined) request.resume()
  const document = documentAt(options, url)
  if (options.stopping() && document === undefined) {
    refuse(response, 503, 'This hub is about to stop. Ask again in a moment.', [
      'Retry-After',
      '5',
      'Connection',
      'close',
    ])
    return log({ refused: 'stopping' })
  }
  const entering = options.gate?.enter(address)
  const admission = entering instanceof Promise ? await entering : entering
  if (admission !== undefined && 'retryAfter' in admission) {
    const { reason, retryAfter } = admission
    refuse(response, 429, `${REFUSALS[reason]} Try again in ${retryAfter} s.`, [
      'Retry-After',
      String(retryAfter),
    ])
    return log({ refused: reason })
  }
  try {
    if (upload !== undefined) {
      await answerUpload(upload, request, response)
    } else if (method === 'OPTIONS') {
      writeHead(response, 204)
      response.end()
    } else if (options.orders !== undefined && pathOf(url) === '/orders' && url.length <= MAX_URL_LENGTH) {
      await options.orders.answer(request, response, address)
    } else if (method !== 'GET' && method !== 'HEAD') {
      refuse(response, 405, 'This gateway only answers GET, HEAD and OPTIONS.', [
        'Allow',
        'GET, HEAD, OPTIONS',
      ])
    } else if (url.length > MAX_URL_LENGTH) {
      refuse(response, 414, `The address is longer than ${MAX_URL_LENGTH} characters.`)
    } else if (document !== undefined) {
      const { status, value } = document()
      sendJson(response, status, value)
    } else {
      await route(options, request, response, url)
    }
    log()
  } catch (error) {
    if (response.headersSent) response.destroy()
    else refuse(response, 500, 'The hub could not read this from its disk. Its log says why.')
    log({ error: String(error) })
  } finally {
    admission?.leave()
  }
}

const REFUSALS: Readonly<Record<Refusal['reason'], string>> = {
  rate: 'Too many requests from your address.',
  streams: 'Too many downloads from your address at once.',
}

function documentAt({ documents }: GatewayOptions, url: string): (() => Document) | undefined {
  const path = pathOf(url)
  return Object.hasOwn(documents, path) ? documents[path] : undefined
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? ''
}

async function route(
  options: GatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
): Promise<void> {
  const [path = '', query = ''] = url.split('?', 2)
  const text = /^\/ipfs\/([A-Za-z0-9]+)\/?$/.exec(path)?.[1]
  if (text === undefined) {
    return refuse(response, 404, 'There is nothing at this address. Files are at /ipfs/<cid>.')
  }
  const cid = readCid(text)
  if (cid === undefined) return refuse(response, 400, 'What follows /ipfs/ is not a CID.')
  const parameters = new URLSearchParams(query)
  const format = requestedFormat(parameters, request.headers.accept)
  if (format === undefined) {
    return refuse(response, 406, 'This gateway has format=raw, format=car and the bytes of files.')
  }
  const { store, sender } = options
  const found = (format === 'raw' ? undefined : await store.file(cid)) ?? (await store.find(cid))
  if (found === undefined) return refuse(response, 404, 'This hub does not hold that CID.')
  if (format === 'file' && !('root' in found) && cid.code !== RAW) {
    return refuse(response, 404, 'That CID is an inner block of a file. Ask for it with format=raw.')
  }
  await sendContent(sender, request, response, { cid, format, found, parameters })
}

function readCid(text: string): CID | undefined {
  if (text.length > MAX_CID_LENGTH) return undefined
  try {
    return CID.parse(text).toV1()
  } catch {
    return undefined
  }
}

/** The visitor's address; `behindProxy`, what the proxy says it is. */
export function addressOf(request: IncomingMessage, behindProxy: boolean): string {
  const forwarded = request.headers['x-forwarded-for']
  const last = (Array.isArray(forwarded) ? forwarded.join() : forwarded)?.split(',').at(-1)?.trim()
  return (behindProxy && last) || request.socket.remoteAddress || 'unknown'
}
