import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { CID } from 'multiformats/cid'
import { parseByteRange } from './byte-range.ts'
import { carBlockPrefix, carHeader } from './car.ts'
import { type GatewayFormat, requestedFormat } from './gateway-format.ts'
import type { HubStore } from './hub-store.ts'
import type { RequestGate } from './request-limits.ts'
import { sendBlockCar, sendFileCar, sendSlice } from './send-bytes.ts'
import type { Slice, StoredFile } from './stored-file.ts'
import { RAW } from './unixfs-file.ts'

export interface GatewayOptions {
  readonly store: HubStore
  /** Absent: no limits. */
  readonly gate?: RequestGate
  /** Takes the visitor's address from the last entry of `X-Forwarded-For`. */
  readonly behindProxy: boolean
  /** JSON documents by path. */
  readonly documents: Readonly<Record<string, () => object>>
  readonly onRequest: (entry: RequestEntry) => void
}

/** One answered request, for the log. */
export interface RequestEntry {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly address: string
  readonly milliseconds: number
  readonly error?: string
}

const MAX_URL_LENGTH = 512
const MAX_CID_LENGTH = 120

const CORS: OutgoingHttpHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': 'Range, If-None-Match, Content-Type, X-Requested-With',
  'Access-Control-Expose-Headers':
    'Content-Length, Content-Range, Accept-Ranges, ETag, Retry-After, X-Ipfs-Path, X-Content-Type-Options',
  'Access-Control-Max-Age': '86400',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** Bytes of strangers: never a page, a script or a frame of this origin. */
const INERT: OutgoingHttpHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

const CONTENT_TYPES: Readonly<Record<GatewayFormat, string>> = {
  raw: 'application/vnd.ipld.raw',
  car: 'application/vnd.ipld.car; version=1; order=dfs; dups=y',
  file: 'application/octet-stream',
}

/**
 * Answers one request of a trustless gateway: blocks, CARs and files by CID, with Range and CORS.
 * @see https://specs.ipfs.tech/http-gateways/trustless-gateway/
 */
export async function answer(
  options: GatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now()
  const address = addressOf(request, options.behindProxy)
  const method = request.method ?? 'GET'
  const url = request.url ?? '/'
  const log = (error?: unknown) =>
    options.onRequest({
      method,
      path: url.slice(0, MAX_URL_LENGTH),
      status: response.statusCode,
      address,
      milliseconds: Math.round(performance.now() - startedAt),
      ...(error === undefined ? {} : { error: String(error) }),
    })
  const admission = options.gate?.enter(address)
  try {
    request.resume()
    for (const [name, value] of Object.entries({ ...CORS, ...INERT })) response.setHeader(name, value ?? '')
    if (admission !== undefined && 'retryAfter' in admission) {
      response.setHeader('Retry-After', admission.retryAfter)
      refuse(response, 429, `Too many requests from your address. Try again in ${admission.retryAfter} s.`)
    } else if (method === 'OPTIONS') {
      response.writeHead(204).end()
    } else if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD, OPTIONS')
      refuse(response, 405, 'This gateway only answers GET, HEAD and OPTIONS.')
    } else if (url.length > MAX_URL_LENGTH) {
      refuse(response, 414, `The address is longer than ${MAX_URL_LENGTH} characters.`)
    } else {
      await route(options, request, response, url)
    }
    log()
  } catch (error) {
    if (response.headersSent) response.destroy()
    else refuse(response, 500, 'The hub could not read this from its disk. Its log says why.')
    log(error)
  } finally {
    if (admission !== undefined && 'leave' in admission) admission.leave()
  }
}

async function route(
  options: GatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
): Promise<void> {
  const [path = '', query = ''] = url.split('?', 2)
  const document = Object.hasOwn(options.documents, path) ? options.documents[path] : undefined
  if (document !== undefined) return sendJson(request, response, 200, document())
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
  const file = await options.store.file(cid)
  const block = await options.store.find(cid)
  if (block === undefined) return refuse(response, 404, 'This hub does not hold that CID.')
  if (format === 'file' && file === undefined && cid.code !== RAW) {
    return refuse(response, 404, 'That CID is an inner block of a file. Ask for it with format=raw.')
  }
  await sendContent(request, response, { cid, format, block, file, download: parameters.get('filename') })
}

interface Content {
  readonly cid: CID
  readonly format: GatewayFormat
  readonly block: Slice
  readonly file: StoredFile | undefined
  /** File name asked for. */
  readonly download: string | null
}

async function sendContent(
  request: IncomingMessage,
  response: ServerResponse,
  content: Content,
): Promise<void> {
  const { cid, format, block, file } = content
  const ending = format === 'file' ? '' : `.${format}`
  const etag = `"${cid}${ending}"`
  response.setHeader('ETag', etag)
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  response.setHeader('Vary', 'Accept')
  response.setHeader('X-Ipfs-Path', `/ipfs/${cid}`)
  if (matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end()
    return
  }
  response.setHeader('Content-Type', CONTENT_TYPES[format])
  response.setHeader(
    'Content-Disposition',
    `attachment; ${downloadName(content.download, `${cid}${ending || '.bin'}`)}`,
  )
  const head = request.method === 'HEAD'
  if (format === 'car') {
    const oneBlock = carHeader(cid).length + carBlockPrefix(cid, block.length).length + block.length
    response.setHeader('Accept-Ranges', 'none')
    response.setHeader('Content-Length', file?.carLength ?? oneBlock)
    if (!head) await (file === undefined ? sendBlockCar(response, cid, block) : sendFileCar(response, file))
  } else {
    const whole =
      format === 'file' && file !== undefined ? { path: file.path, offset: 0, length: file.size } : block
    const condition = request.headers['if-range']
    const header = condition === undefined || condition === etag ? request.headers.range : undefined
    const range = parseByteRange(header, whole.length)
    response.setHeader('Accept-Ranges', 'bytes')
    if (range === 'unsatisfiable') {
      response.setHeader('Content-Range', `bytes */${whole.length}`)
      return refuse(response, 416, `Ask for one range within the ${whole.length} bytes of this file.`)
    }
    const { start, end } = range ?? { start: 0, end: whole.length }
    response.setHeader('Content-Length', end - start)
    if (range !== undefined) {
      response.statusCode = 206
      response.setHeader('Content-Range', `bytes ${start}-${end - 1}/${whole.length}`)
    }
    if (!head)
      await sendSlice(response, { path: whole.path, offset: whole.offset + start, length: end - start })
  }
  response.end()
}

function readCid(text: string): CID | undefined {
  if (text.length > MAX_CID_LENGTH) return undefined
  try {
    return CID.parse(text).toV1()
  } catch {
    return undefined
  }
}

function matches(header: string | undefined, etag: string): boolean {
  return (
    header?.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false
  )
}

/** @see https://www.rfc-editor.org/rfc/rfc6266 */
function downloadName(asked: string | null, otherwise: string): string {
  const name = (asked ?? '').replace(/[\p{C}"%\\/]/gu, '').slice(0, 100) || otherwise
  const plain = name.replace(/[^\x20-\x7e]/g, '_')
  return plain === name
    ? `filename="${name}"`
    : `filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}

function refuse(response: ServerResponse, status: number, message: string): void {
  for (const name of ['ETag', 'Content-Disposition', 'X-Ipfs-Path', 'Content-Length'])
    response.removeHeader(name)
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(`${JSON.stringify({ error: message })}\n`)
}

function sendJson(request: IncomingMessage, response: ServerResponse, status: number, value: object): void {
  const text = `${JSON.stringify(value, undefined, 2)}\n`
  response.setHeader('Cache-Control', 'no-cache')
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(request.method === 'HEAD' ? undefined : text)
}

function addressOf(request: IncomingMessage, behindProxy: boolean): string {
  const forwarded = request.headers['x-forwarded-for']
  const last = (Array.isArray(forwarded) ? forwarded.join() : forwarded)?.split(',').at(-1)?.trim()
  return (behindProxy && last) || request.socket.remoteAddress || 'unknown'
}
