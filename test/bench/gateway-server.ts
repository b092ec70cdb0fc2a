import { randomFillSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode as encodeCbor } from '@ipld/dag-cbor'
import * as dagPb from '@ipld/dag-pb'
import { importFile } from 'ipfs-unixfs-importer'
import { varint } from 'multiformats'
import { CID } from 'multiformats/cid'

const MIB = 1024 * 1024

/**
 * A server of one random file, run as a process of its own: `node gateway-server.ts MEBIBYTES PORTS`.
 * It answers as a plain static host (`/plain`, with Range) and as a trustless gateway (`/ipfs/CID`, block and CAR).
 * A path below `/delay-MS` is answered that much later.
 * Prints one line of JSON: `{ cid, size, ports }`.
 */
const [mebibytes = '64', wanted = '0'] = process.argv.slice(2)
const size = Number(mebibytes) * MIB
const file = Buffer.alloc(size)
for (let at = 0; at < size; at += MIB) randomFillSync(file, at, MIB)
const nodes = new Map<string, Uint8Array>()
const leaves = new Map<string, number>()
let leaf = 0
const store = {
  put(cid: CID, block: Uint8Array) {
    if (cid.code === dagPb.code) nodes.set(String(cid), block)
    else leaves.set(String(cid), leaf++)
    return cid
  },
}
const { cid: root } = await importFile({ content: file }, store as never, { profile: 'unixfs-v1-2025' })

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://server')
  const path = url.pathname.replace(/^\/delay-\d+/, '')
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('cache-control', 'no-store')
  const cid = path.replace('/ipfs/', '')
  const block = blockOf(cid)
  if (path === '/plain') plain(request, response)
  else if (url.searchParams.get('format') === 'car') car(cid, url.searchParams.get('entity-bytes'), response)
  else if (block === undefined) response.writeHead(404).end()
  else response.writeHead(200, { 'content-length': block.length }).end(block)
}

function plain(request: IncomingMessage, response: ServerResponse): void {
  const match = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  const [from, to] = match ? [Number(match[1]), Number(match[2])] : [0, size - 1]
  const headers = { 'content-length': to - from + 1, 'content-range': `bytes ${from}-${to}/${size}` }
  response.writeHead(match ? 206 : 200, headers).end(file.subarray(from, to + 1))
}

function blockOf(cid: string): Uint8Array | undefined {
  const index = leaves.get(cid)
  return index === undefined ? nodes.get(cid) : file.subarray(index * MIB, (index + 1) * MIB)
}

function car(cid: string, range: string | null, response: ServerResponse): void {
  const [from = 0, to = size - 1] = range?.split(':').map(Number) ?? []
  response.writeHead(200, { 'content-type': 'application/vnd.ipld.car' })
  const parts = [...carParts(CID.parse(cid), Math.floor(from / MIB), Math.floor(to / MIB))]
  let next = 0
  const push = (): void => {
    while (next < parts.length && response.write(parts[next++]));
    if (next < parts.length) response.once('drain', push)
    else response.end()
  }
  push()
}

function* carParts(top: CID, from: number, to: number): Generator<Uint8Array> {
  yield framed(encodeCbor({ version: 1, roots: [top] }))
  yield* walk(top)
  function* walk(cid: CID): Generator<Uint8Array> {
    const block = blockOf(String(cid))
    if (block === undefined) return
    const index = leaves.get(String(cid))
    if (index !== undefined && (index < from || index > to)) return
    yield framed(cid.bytes, block.length)
    yield block
    if (cid.code === dagPb.code) for (const link of dagPb.decode(block).Links) yield* walk(link.Hash as CID)
  }
}

function framed(bytes: Uint8Array, following = 0): Uint8Array {
  const length = bytes.length + following
  const prefix = varint.encodeTo(length, new Uint8Array(varint.encodingLength(length)))
  return Buffer.concat([prefix, bytes])
}

const ports = await Promise.all(
  wanted.split(',').map(async port => {
    const server = createServer((request, response) => {
      const delay = Number(/^\/delay-(\d+)/.exec(request.url ?? '')?.[1] ?? 0)
      if (delay === 0) answer(request, response)
      else setTimeout(answer, delay, request, response)
    })
    await new Promise<void>(resolve => server.listen(Number(port), '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }),
)
console.log(JSON.stringify({ cid: String(root), size, ports }))
