import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RpcMessage {
  readonly id: number
  readonly method: string
  readonly params: readonly unknown[]
}

export type RpcAnswer = { readonly result: unknown } | { readonly error: object }

export interface LocalRpc {
  readonly url: string
  readonly host: string
  /** Each HTTP request's messages, in order. */
  readonly requests: readonly (readonly RpcMessage[])[]
  stop(): Promise<void>
}

/** A real HTTP server on loopback that gets parsed messages and does as it likes. */
export async function startServer(
  respond: (messages: readonly RpcMessage[], response: ServerResponse, isBatch: boolean) => void,
): Promise<LocalRpc> {
  const requests: RpcMessage[][] = []
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await readBody(request))
    const messages = (Array.isArray(body) ? body : [body]) as RpcMessage[]
    requests.push(messages)
    respond(messages, response, Array.isArray(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}/key-that-nobody-should-see`,
    host,
    requests,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A node that answers each message by `answer`; `eth_chainId` with 31337 unless it says otherwise. */
export function startRpc(answer: (message: RpcMessage) => RpcAnswer | undefined): Promise<LocalRpc> {
  return startServer((messages, response, isBatch) => {
    const answers = messages.map(message => {
      const own =
        answer(message) ?? (message.method === 'eth_chainId' ? { result: '0x7a69' } : { result: null })
      return { jsonrpc: '2.0', id: message.id, ...own }
    })
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(isBatch ? answers : answers[0]))
  })
}

/** A node that takes requests and never answers. */
export function startSilentRpc(): Promise<LocalRpc> {
  return startServer(() => {})
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
