import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cidFromDigest, type Digest } from '../../src/asset/index.ts'
import { sha256Digest } from '../../src/manifest/index.ts'

/** A gateway over real HTTP, which can be told to lie. */
export interface Gateway {
  readonly url: string
  /** CIDs asked for, in order. */
  readonly asked: string[]
  /** Keeps a block. */
  put(bytes: Uint8Array<ArrayBuffer>): Promise<Digest>
  /** Gives these bytes for every block from now on. */
  lie(bytes: Uint8Array): void
  close(): Promise<void>
}

export async function startGateway(blocks = new Map<string, Uint8Array>()): Promise<Gateway> {
  const asked: string[] = []
  let lie: Uint8Array | undefined
  const server: Server = createServer((request, response) => {
    const cid = /^\/ipfs\/([^?/]+)/.exec(request.url ?? '')?.[1] ?? ''
    asked.push(cid)
    const block = lie ?? blocks.get(cid)
    const headers = { 'content-type': 'application/vnd.ipld.raw', 'access-control-allow-origin': '*' }
    response.writeHead(block ? 200 : 404, headers).end(block)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async put(bytes) {
      const digest = await sha256Digest(bytes)
      blocks.set(String(cidFromDigest(digest)), bytes)
      return digest
    },
    lie(bytes) {
      lie = bytes
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
