import { Agent, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../reply.ts'
import type { MainAddress } from './thread-protocol.ts'

/** Header that proves a request came from a thread of this process. */
export const SECRET_HEADER = 'x-modelmark-thread'

/** Headers of one connection, which the next does not take over. */
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade'])

export interface Forwarder {
  /** Has the main thread answer. Resolves when the answer is sent or one of the two sides is gone. */
  forward(request: IncomingMessage, response: ServerResponse, address: string): Promise<void>
  close(): void
}

export function createForwarder({ port, secret }: MainAddress): Forwarder {
  const agent = new Agent({ keepAlive: true })
  return {
    async forward(request, response, address) {
      const { method, url } = request
      const headers = {
        ...passedOn(request.headers),
        // Without it a body of unknown length is none.
        ...(request.headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' }),
        'x-forwarded-for': address,
        [SECRET_HEADER]: secret,
      }
      const inner = openRequest({ host: '127.0.0.1', port, agent, method, path: url, headers })
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        inner
          .once('response', resolve)
          .once('error', reject)
          .once('close', () => reject(new Error('closed')))
      })
      response.once('close', () => inner.destroy())
      // A refused body breaks off half way: the answer says why.
      pipeline(request, inner).catch(() => undefined)
      try {
        const answer = await answered
        if (answer.headers.connection === 'close') response.setHeader('Connection', 'close')
        for (const [name, value] of Object.entries(passedOn(answer.headers))) {
          if (value !== undefined) response.setHeader(name, value)
        }
        response.writeHead(answer.statusCode ?? 500)
        await pipeline(answer, response)
      } catch {
        if (response.headersSent || response.destroyed) response.destroy()
        else
          refuse(response, 503, 'This hub is about to stop. Ask again in a moment.', ['Connection', 'close'])
      }
    },
    close: () => agent.destroy(),
  }
}

function passedOn(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_CONNECTION.has(name)))
}
