import { randomFillSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CarWriter } from '@ipld/car'
import * as dagPb from '@ipld/dag-pb'
import { importFile } from 'ipfs-unixfs-importer'
import { CID } from 'multiformats/cid'
import { type LeafTable, loadLeafTable } from '../../../src/artifact/leaf-table.ts'

export const MIB = 1024 * 1024

/** A file in the profile unixfs-v1-2025, made by the reference importer. */
export interface TestFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly root: CID
  readonly blocks: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  readonly table: LeafTable
}

export async function makeFile(size: number, bytes = randomBytes(size)): Promise<TestFile> {
  const blocks = new Map<string, Uint8Array<ArrayBuffer>>()
  const store = {
    put(cid: CID, block: Uint8Array) {
      blocks.set(String(cid), new Uint8Array(block))
      return cid
    },
  }
  const { cid } = await importFile({ content: bytes }, store as never, { profile: 'unixfs-v1-2025' })
  const root = CID.parse(String(cid))
  const table = await loadLeafTable(root, size, async wanted => blockOf(blocks, wanted))
  return { bytes, root, blocks, table }
}

export function randomBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let i = 0; i < size; i += MIB) randomFillSync(bytes, i, Math.min(MIB, size - i))
  return bytes
}

export function blockOf(blocks: TestFile['blocks'], cid: CID): Uint8Array<ArrayBuffer> {
  const block = blocks.get(String(cid))
  if (block === undefined) throw new Error(`no block ${cid}`)
  return block
}

/** The file as a CAR in depth-first order, from leaf `from` to leaf `to` inclusive. */
export async function carOf(file: TestFile, from = 0, to = file.table.leaves - 1): Promise<Uint8Array> {
  const { writer, out } = CarWriter.create([file.root])
  const parts: Uint8Array[] = []
  const collected = (async () => {
    for await (const part of out) parts.push(part.slice())
  })()
  let leaf = 0
  const walk = async (cid: CID): Promise<void> => {
    if (cid.code === dagPb.code) {
      const bytes = blockOf(file.blocks, cid)
      await writer.put({ cid, bytes })
      for (const link of dagPb.decode(bytes).Links) await walk(link.Hash as CID)
    } else {
      if (leaf >= from && leaf <= to) await writer.put({ cid, bytes: blockOf(file.blocks, cid) })
      leaf++
    }
  }
  await walk(file.root)
  await writer.close()
  await collected
  return Buffer.concat(parts)
}

export interface TestServer {
  readonly url: string
  /** "GET path range" of each request so far. */
  readonly requests: string[]
  close(): Promise<void>
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown

/** A real HTTP server on a free port; stops without waiting for the requests that hang. */
export async function serve(answer: Answer): Promise<TestServer> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.range ?? ''}`.trim())
    response.setHeader('access-control-allow-origin', '*')
    Promise.resolve(answer(request, response)).catch(error => response.destroy(error))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Answers Range requests for `bytes` as a static host does. */
export function rangeAnswer(
  bytes: Uint8Array,
  change: (part: Uint8Array, from: number) => Uint8Array = part => part,
): Answer {
  return (request, response) => {
    const match = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    if (match === null) return response.writeHead(200).end(bytes)
    const [from, to] = [Number(match[1]), Number(match[2])]
    response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${bytes.length}` })
    return response.end(change(bytes.slice(from, to + 1), from))
  }
}

/** Answers as a trustless gateway does: blocks, and CARs of the whole file or a part of it. */
export function gatewayAnswer(
  file: TestFile,
  change: (block: Uint8Array) => Uint8Array = block => block,
): Answer {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gateway')
    const cid = url.pathname.replace('/ipfs/', '')
    const block = file.blocks.get(cid)
    if (block === undefined) return response.writeHead(404).end()
    if (url.searchParams.get('format') === 'car') {
      const [from, to] = (url.searchParams.get('entity-bytes') ?? `0:${file.bytes.length - 1}`).split(':')
      const car = await carOf(file, Math.floor(Number(from) / MIB), Math.floor(Number(to) / MIB))
      return response.writeHead(200, { 'content-type': 'application/vnd.ipld.car' }).end(change(car))
    }
    return response.writeHead(200, { 'content-type': 'application/vnd.ipld.raw' }).end(change(block))
  }
}

/** A copy with one bit turned in the last byte and in every mebibyte. */
export function flipped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  for (let i = copy.length - 1; i >= 0; i -= MIB) copy[i] = (copy[i] ?? 0) ^ 1
  return copy
}
