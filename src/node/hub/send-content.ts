import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CID } from 'multiformats/cid'
import { parseByteRange } from './byte-range.ts'
import { carBlockPrefix, carHeader } from './car.ts'
import type { ContentSender } from './content-sender.ts'
import { parseEntityBytes } from './entity-bytes.ts'
import { carLength, partOfTree } from './file-tree.ts'
import type { GatewayFormat } from './gateway-format.ts'
import { type Headers, refuse, writeHead } from './reply.ts'
import type { Slice, StoredFile } from './stored-file.ts'

/** What a request found. */
export interface Content {
  readonly cid: CID
  readonly format: GatewayFormat
  /** A file of several blocks, or a block. */
  readonly found: StoredFile | Slice
  readonly parameters: URLSearchParams
}

const CONTENT_TYPES: Readonly<Record<GatewayFormat, string>> = {
  raw: 'application/vnd.ipld.raw',
  car: 'application/vnd.ipld.car; version=1; order=dfs; dups=y',
  file: 'application/octet-stream',
}

/** Answers with content: 200, 206 for a range, 304 where the reader has it, 400 or 416 for parts that are not there. */
export async function sendContent(
  sender: ContentSender,
  request: IncomingMessage,
  response: ServerResponse,
  content: Content,
): Promise<void> {
  const { cid, format, parameters } = content
  const part = format === 'car' ? (parameters.get('entity-bytes') ?? undefined) : undefined
  const ending = `${format === 'file' ? '' : `.${format}`}${part === undefined ? '' : `.${encodeURIComponent(part)}`}`
  const etag = `"${cid}${ending}"`
  const caching = [
    'ETag',
    etag,
    'Cache-Control',
    'public, max-age=31536000, immutable',
    'Vary',
    'Accept',
    'X-Ipfs-Path',
    `/ipfs/${cid}`,
  ]
  if (matches(request.headers['if-none-match'], etag)) {
    writeHead(response, 304, caching)
  } else {
    const name = downloadName(
      parameters.get('filename'),
      `${cid}${format === 'file' ? '.bin' : `.${format}`}`,
    )
    const headers = [
      ...caching,
      'Content-Type',
      CONTENT_TYPES[format],
      'Content-Disposition',
      `attachment; ${name}`,
    ]
    if (format === 'car') await sendCar(sender, request, response, content, headers, part)
    else await sendBytes(sender, request, response, content, headers, etag)
  }
  if (!response.writableEnded) response.end()
}

async function sendCar(
  sender: ContentSender,
  request: IncomingMessage,
  response: ServerResponse,
  { cid, found }: Content,
  headers: Headers,
  part: string | undefined,
): Promise<void> {
  const head = (length: number) =>
    writeHead(response, 200, [...headers, 'Accept-Ranges', 'none', 'Content-Length', String(length)])
  const bodyWanted = request.method !== 'HEAD'
  if (!('root' in found)) {
    head(carHeader(cid).length + carBlockPrefix(cid, found.length).length + found.length)
    if (bodyWanted) await sender.sendBlockCar(response, cid, found)
  } else if (part === undefined) {
    const tree = await sender.tree(found)
    head(found.carLength)
    if (bodyWanted) await sender.sendCar(response, found.path, tree)
  } else {
    const range = parseEntityBytes(part, found.size)
    if (range === undefined) {
      return refuse(
        response,
        400,
        `entity-bytes must name bytes within the ${found.size} of this file: from:to.`,
      )
    }
    const tree = partOfTree(await sender.tree(found), range.start, range.end)
    head(carLength(tree))
    if (bodyWanted) await sender.sendCar(response, found.path, tree)
  }
}

async function sendBytes(
  sender: ContentSender,
  request: IncomingMessage,
  response: ServerResponse,
  { found }: Content,
  headers: Headers,
  etag: string,
): Promise<void> {
  const { path, offset, length } =
    'root' in found ? { path: found.path, offset: 0, length: found.size } : found
  const condition = request.headers['if-range']
  const wanted = condition === undefined || condition === etag ? request.headers.range : undefined
  const range = parseByteRange(wanted, length)
  if (range === 'unsatisfiable') {
    return refuse(response, 416, `Ask for one range within the ${length} bytes of this file.`, [
      'Content-Range',
      `bytes */${length}`,
    ])
  }
  const { start, end } = range ?? { start: 0, end: length }
  writeHead(response, range === undefined ? 200 : 206, [
    ...headers,
    'Accept-Ranges',
    'bytes',
    'Content-Length',
    String(end - start),
    ...(range === undefined ? [] : ['Content-Range', `bytes ${start}-${end - 1}/${length}`]),
  ])
  if (request.method === 'HEAD') return
  await sender.sendSlice(response, { path, offset: offset + start, length: end - start })
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
