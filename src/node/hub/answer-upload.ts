import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CID } from 'multiformats/cid'
import { ModelmarkError, toModelmarkError } from '../../error/index.ts'
import { refuse, writeHead } from './reply.ts'
import { DAG_PB, RAW, SHA2_256 } from './unixfs-file.ts'
import type { UploadRefusal, Uploads } from './uploads.ts'

export interface UploadGate {
  readonly uploads: Uploads
  /** Who gives one of these may upload. */
  readonly tokens: readonly string[]
}

const PATH = /^\/upload\/([A-Za-z0-9]{1,120})$/

/** True for what `answerUpload` answers. */
export function isUpload({ url = '' }: IncomingMessage): boolean {
  return url.startsWith('/upload/')
}

/** A page of another origin may ask and write, if it has a token. */
const PREFLIGHT = [
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Allow-Methods',
  'HEAD, PATCH, OPTIONS',
  'Access-Control-Allow-Headers',
  'Authorization, Content-Type, Upload-Offset, Upload-Length',
  'Access-Control-Max-Age',
  '86400',
]

/**
 * Answers one request of an upload, in parts that go on where the last one ended: `HEAD /upload/CID` says how much is here,
 * `PATCH` brings more.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpbis-resumable-upload/
 */
export async function answerUpload(
  { uploads, tokens }: UploadGate,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method, url = '' } = request
  try {
    if (method === 'OPTIONS') return void response.writeHead(204, PREFLIGHT).end()
    if (method !== 'HEAD' && method !== 'PATCH')
      return refuseUpload(request, response, 405, 'Ask with HEAD or PATCH.')
    if (!isAllowed(tokens, request.headers.authorization)) {
      return refuseUpload(request, response, 401, 'This hub takes files only with a token it knows.')
    }
    const cid = readCid(PATH.exec(url)?.[1])
    if (cid === undefined)
      return refuseUpload(request, response, 400, 'What follows /upload/ is not the CID of a file.')
    if (method === 'HEAD') return tell(response, 200, await uploads.state(cid))
    const size = readCount(request.headers['upload-length'])
    const offset = readCount(request.headers['upload-offset'])
    if (size === undefined || offset === undefined) {
      return refuseUpload(request, response, 400, 'Upload-Length and Upload-Offset must be numbers.')
    }
    const taken = await uploads.take({ cid, size, offset, content: bytesOf(request) })
    if ('refused' in taken) {
      const { offset: reached } = await uploads.state(cid)
      response.setHeader('Upload-Offset', String(reached))
      const [status, message] = REFUSALS[taken.refused]
      return refuseUpload(request, response, status, message)
    }
    request.resume()
    tell(response, taken.complete ? 201 : 204, taken)
  } catch (error) {
    const { code } = toModelmarkError(error)
    if (response.headersSent || response.destroyed) return void response.destroy()
    if (code === 'digest-mismatch') {
      return refuseUpload(
        request,
        response,
        422,
        'The bytes are not those of this CID. They were thrown away.',
      )
    }
    const full = code === 'storage-full'
    refuseUpload(
      request,
      response,
      full ? 507 : 500,
      full ? 'The hub has no room left.' : 'The hub could not keep this.',
    )
    if (!(error instanceof ModelmarkError)) throw error
  }
}

/** A line that breaks ends a part, and what came before counts. */
async function* bytesOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of request) yield chunk
  } catch {
    // The next request says where it ended.
  }
}

const REFUSALS: Readonly<Record<UploadRefusal, readonly [status: number, message: string]>> = {
  busy: [423, 'Another request writes this file.'],
  offset: [409, 'The file goes on elsewhere: see Upload-Offset.'],
  size: [413, 'The file is larger than this hub takes.'],
  full: [503, 'Too many files are half here. Try again later.'],
}

/** Reads nothing more of a body that is not wanted. */
function refuseUpload(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
): void {
  if (request.method === 'PATCH') response.setHeader('Connection', 'close')
  refuse(response, status, message)
}

function tell(
  response: ServerResponse,
  status: number,
  { offset, complete }: { offset: number; complete: boolean },
) {
  response.setHeader('Upload-Offset', String(offset))
  response.setHeader('Upload-Complete', complete ? '?1' : '?0')
  writeHead(response, status, ['Cache-Control', 'no-store'])
  response.end()
}

function isAllowed(tokens: readonly string[], authorization: string | undefined): boolean {
  const given = digest(/^Bearer (\S{1,512})$/.exec(authorization ?? '')?.[1] ?? '')
  // Each is compared in full, in the same time whatever was given.
  return tokens.map(token => timingSafeEqual(digest(token), given)).some(Boolean)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function readCid(text: string | undefined): CID | undefined {
  try {
    const cid = CID.parse(text ?? '')
    const isFile = cid.version === 1 && (cid.code === RAW || cid.code === DAG_PB)
    return isFile && cid.multihash.code === SHA2_256 ? cid : undefined
  } catch {
    return undefined
  }
}

function readCount(text: string | string[] | undefined): number | undefined {
  const count = typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(count) ? count : undefined
}
