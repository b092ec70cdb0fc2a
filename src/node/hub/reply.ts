import type { ServerResponse } from 'node:http'

/** Names and values in turn: the form that costs Node least. */
export type Headers = readonly string[]

const CORS: Headers = [
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Allow-Methods',
  'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers',
  'Range, If-None-Match, Content-Type, X-Requested-With',
  'Access-Control-Expose-Headers',
  'Content-Length, Content-Range, Accept-Ranges, ETag, Retry-After, X-Ipfs-Path, X-Content-Type-Options, Upload-Offset, Upload-Complete',
  'Access-Control-Max-Age',
  '86400',
  'Cross-Origin-Resource-Policy',
  'cross-origin',
]

/** Bytes of strangers: never a page, a script or a frame of this origin. */
const INERT: Headers = [
  'X-Content-Type-Options',
  'nosniff',
  'Content-Security-Policy',
  "default-src 'none'; frame-ancestors 'none'; sandbox",
]

const COMMON: Headers = [...CORS, ...INERT]

/** Writes the head of an answer. */
export function writeHead(response: ServerResponse, status: number, headers: Headers = []): void {
  response.writeHead(status, [...COMMON, ...headers])
}

/** Answers with a sentence that says why not. */
export function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Headers = [],
): void {
  const text = `${JSON.stringify({ error: message })}\n`
  writeHead(response, status, ['Cache-Control', 'no-store', ...jsonHeaders(text), ...headers])
  response.end(text)
}

export function sendJson(response: ServerResponse, status: number, value: object): void {
  const text = `${JSON.stringify(value, undefined, 2)}\n`
  writeHead(response, status, ['Cache-Control', 'no-cache', ...jsonHeaders(text)])
  // Node sends no body in answer to HEAD.
  response.end(text)
}

function jsonHeaders(text: string): Headers {
  return [
    'Content-Type',
    'application/json; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(text)),
  ]
}
