import type { ServerResponse } from 'node:http'
import { type LocalRpc, type RpcMessage, startServer } from '../unit/chain/local-rpc.ts'

/** A node in front of another one: counts requests, and refuses what it is told to refuse. */
export function forwardRpc(
  url: string,
  refuse: (message: RpcMessage) => boolean = () => false,
): Promise<LocalRpc> {
  return startServer(async (messages, response, isBatch) => {
    response.setHeader('content-type', 'application/json')
    const refused = messages.find(refuse)
    if (refused !== undefined) {
      const error = { code: -32005, message: 'limit exceeded' }
      response.end(JSON.stringify({ jsonrpc: '2.0', id: refused.id, error }))
      return
    }
    await forward(url, isBatch ? messages : messages[0], response)
  })
}

/** Answers with what another node answers. */
export async function forward(url: string, question: unknown, response: ServerResponse): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  })
  response.end(await answer.text())
}
