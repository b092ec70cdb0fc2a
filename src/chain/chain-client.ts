import { ModelmarkError } from '../error/index.ts'
import type { ContractCall } from './call.ts'
import { type ChainInfo, chainInfo } from './chains.ts'
import type { Hex } from './hex.ts'
import type { Endpoint } from './rpc/endpoint.ts'
import { createEndpointPool } from './rpc/endpoint-pool.ts'
import { sendRequest } from './rpc/json-rpc.ts'
import { createReadBatcher } from './rpc/read-batcher.ts'
import { requireChainId, sendReads } from './rpc/send-reads.ts'

export interface ChainClientOptions {
  readonly chainId: number
  /** JSON-RPC endpoints, `https:` (or `http:` on loopback); the chain's public ones unless given. */
  readonly rpcUrls?: readonly string[] | undefined
  /** For one request to one endpoint, milliseconds; 8,000 unless given. */
  readonly timeoutMs?: number | undefined
  /** How many endpoints must give the same answer to a read that asks for `quorum`; 1 unless given. */
  readonly quorum?: number | undefined
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Asks as many endpoints as the client's quorum wants, and never takes a kept answer: for prices before a purchase. */
  readonly quorum?: boolean | undefined
}

/** One chain, through several endpoints that may be slow, gone or lying. */
export interface ChainClient {
  readonly chain: ChainInfo
  /**
   * One JSON-RPC request; the next endpoint is asked when one is slow or fails.
   * @throws ModelmarkError `rpc-timeout`, `rpc-all-failed`, `aborted`; an error that the node answered with is passed on
   * for `explainRevert`.
   */
  request(method: string, params: readonly unknown[], options?: CallOptions): Promise<unknown>
  /** Reads a contract at the newest block, together with all reads of the same tick. Errors as of `request`. */
  call(call: ContractCall, options?: CallOptions): Promise<Hex>
  /** Forgets kept answers, so that the next reads see a transaction that was just mined. */
  forget(): void
}

const TIMEOUT_MS = 8000

/**
 * A client for one chain. Reads are batched, equal ones are asked once and kept for a block's time.
 * @throws ModelmarkError `chain-unknown`, `bad-config`.
 */
export function createChainClient({
  chainId,
  rpcUrls,
  timeoutMs = TIMEOUT_MS,
  quorum = 1,
}: ChainClientOptions): ChainClient {
  const chain = chainInfo(chainId)
  const urls = rpcUrls === undefined || rpcUrls.length === 0 ? chain.rpcUrls : rpcUrls
  if (quorum > urls.length) {
    throw new ModelmarkError('bad-config', { field: 'quorum', value: quorum, endpoints: urls.length })
  }
  const pool = createEndpointPool(urls)

  const readsOf = (calls: readonly ContractCall[]) => (endpoint: Endpoint, signal: AbortSignal) =>
    sendReads(endpoint, chain, calls, { timeoutMs, signal })
  const usual = createReadBatcher(calls => pool.ask(readsOf(calls), 1), chain.blockMs)
  const agreed = createReadBatcher(calls => pool.ask(readsOf(calls), quorum), 0)

  return {
    chain,
    request(method, params, options) {
      return pool.ask(
        async (endpoint, signal) => {
          const send = { timeoutMs, signal }
          const asked = sendRequest(endpoint.url, { method, params }, send)
          // Whichever is lost, the other holds: a second attempt asks for the chain only if nothing is known of it.
          asked.catch(() => undefined)
          if (!endpoint.verified) {
            const id = await sendRequest(endpoint.url, { method: 'eth_chainId', params: [] }, send)
            requireChainId(endpoint, chainId, id)
          }
          return await asked
        },
        1,
        options?.signal,
      )
    },
    call: (call, options) =>
      untilAborted((options?.quorum === true ? agreed : usual).read(call), options?.signal),
    forget: () => usual.forget(),
  }
}

/** The shared answer, unless this caller stops waiting for it. */
function untilAborted<Value>(answer: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return answer
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new ModelmarkError('aborted', {}, { cause: signal.reason }))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort)
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
