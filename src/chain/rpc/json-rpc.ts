import { EndpointError } from './endpoint-error.ts'
import { postJson } from './post-json.ts'
import { RpcError } from './rpc-error.ts'

export interface RpcRequest {
  readonly method: string
  readonly params: readonly unknown[]
}

export interface SendOptions {
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Id of a request that is sent by itself. */
const ONLY = 1

/**
 * One request. @throws RpcError if the node answers with an error, EndpointError if it does not answer properly.
 * @see https://www.jsonrpc.org/specification
 */
export async function sendRequest(url: string, request: RpcRequest, options: SendOptions): Promise<unknown> {
  const answer = await postJson(url, { jsonrpc: '2.0', id: ONLY, ...request }, options)
  const outcome = outcomeOf(answer)
  if (outcome instanceof RpcError) throw outcome
  if (isRecord(answer) && answer['id'] !== ONLY) throw new EndpointError('bad-answer')
  return outcome
}

/** Several requests as one HTTP request; each with its own outcome, in their order. */
export async function sendBatch(
  url: string,
  requests: readonly RpcRequest[],
  options: SendOptions,
): Promise<readonly unknown[]> {
  const body = requests.map((request, id) => ({ jsonrpc: '2.0', id, ...request }))
  const answers = await postJson(url, body, options)
  if (!Array.isArray(answers)) {
    const outcome = outcomeOf(answers)
    throw outcome instanceof RpcError ? outcome : new EndpointError('bad-answer')
  }
  const byId = new Map<unknown, unknown>(
    answers.map(answer => [isRecord(answer) ? answer['id'] : null, answer]),
  )
  return requests.map((_, id) => outcomeOf(byId.get(id)))
}

function outcomeOf(answer: unknown): unknown {
  if (!isRecord(answer)) throw new EndpointError('bad-answer')
  const { error, result } = answer
  if (isRecord(error)) {
    const { code, message, data } = error
    return new RpcError(
      typeof code === 'number' ? code : 0,
      typeof message === 'string' ? message.slice(0, 2000) : '',
      data,
    )
  }
  if (result === undefined) throw new EndpointError('bad-answer')
  return result
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
