import type { Address } from '../../asset/index.ts'
import type { ContractCall, ReadOutcome } from '../call.ts'
import type { ChainInfo } from '../chains.ts'
import { type Hex, isHexBytes, isQuantity } from '../hex.ts'
import type { Endpoint } from './endpoint.ts'
import { EndpointError } from './endpoint-error.ts'
import { type SendOptions, sendBatch, sendRequest } from './json-rpc.ts'
import { decodeAggregate3, encodeAggregate3 } from './multicall3.ts'
import { isRevert, RpcError } from './rpc-error.ts'

/**
 * Reads contracts at the newest block with one HTTP request, which also proves that the endpoint is on the right
 * chain: through Multicall3 where the chain has it, else as a JSON-RPC batch.
 * @throws EndpointError, RpcError
 */
export function sendReads(
  endpoint: Endpoint,
  chain: ChainInfo,
  calls: readonly ContractCall[],
  options: SendOptions,
): Promise<readonly ReadOutcome[]> {
  return chain.multicall3 === undefined
    ? readByBatch(endpoint, chain, calls, options)
    : readByMulticall(endpoint, chain.id, chain.multicall3, calls, options)
}

/** `getChainId()` of Multicall3. */
const GET_CHAIN_ID: Hex = '0x3408e470'

async function readByMulticall(
  endpoint: Endpoint,
  id: number,
  multicall3: Address,
  calls: readonly ContractCall[],
  options: SendOptions,
): Promise<readonly ReadOutcome[]> {
  const data = encodeAggregate3([{ to: multicall3, data: GET_CHAIN_ID }, ...calls])
  const request = { method: 'eth_call', params: [{ to: multicall3, data }, 'latest'] }
  const answer = await sendRequest(endpoint.url, request, options)
  const outcomes = decodeAggregate3(answer, calls.length + 1)
  if (outcomes === undefined) throw new EndpointError('bad-answer')
  const [chainId, ...results] = outcomes
  requireChainId(endpoint, id, chainId?.data)
  return results
}

async function readByBatch(
  endpoint: Endpoint,
  chain: ChainInfo,
  calls: readonly ContractCall[],
  options: SendOptions,
): Promise<readonly ReadOutcome[]> {
  const requests = calls.map(({ to, data }) => ({ method: 'eth_call', params: [{ to, data }, 'latest'] }))
  const [chainId, ...answers] = await sendBatch(
    endpoint.url,
    [{ method: 'eth_chainId', params: [] }, ...requests],
    options,
  )
  requireChainId(endpoint, chain.id, chainId)
  const [first] = answers
  if (first instanceof RpcError && answers.every(isRefusal)) throw first
  return answers.map(answer => {
    if (isHexBytes(answer)) return { ok: true, data: answer }
    if (!(answer instanceof RpcError)) throw new EndpointError('bad-answer')
    return { ok: false, data: isHexBytes(answer.data) ? answer.data : '0x' }
  })
}

/** True if the node would not run the call: its own limit, or a call that cannot be run. */
function isRefusal(answer: unknown): boolean {
  return answer instanceof RpcError && !isRevert(answer)
}

/** @throws EndpointError `wrong-chain` unless `answer` is this chain's id. */
export function requireChainId(endpoint: Endpoint, chainId: number, answer: unknown): void {
  if (!isQuantity(answer)) throw new EndpointError('bad-answer')
  if (BigInt(answer) !== BigInt(chainId)) throw new EndpointError('wrong-chain')
  endpoint.verified = true
}
