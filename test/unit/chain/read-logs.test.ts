import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { createChainClient } from '../../../src/chain/index.ts'
import { readLogs } from '../../../src/chain/rpc/read-logs.ts'
import { type LocalRpc, type RpcMessage, startRpc } from './local-rpc.ts'

const BOOK = '0x2222222222222222222222222222222222222222'
const filter = { address: BOOK, topics: [] } as const

interface Span {
  readonly fromBlock: string
  readonly toBlock: string
}

/** A node that lets one request span so many blocks, with a log in each thousandth block. */
async function startNode(head: number, maxSpan: number) {
  const spans: [number, number][] = []
  const rpc: LocalRpc = await startRpc(({ method, params }: RpcMessage) => {
    if (method === 'eth_blockNumber') return { result: `0x${head.toString(16)}` }
    if (method !== 'eth_getLogs') return undefined
    const { fromBlock, toBlock } = params[0] as Span
    const [from, to] = [Number(fromBlock), Number(toBlock)]
    if (to - from >= maxSpan) return { error: { code: -32005, message: 'query exceeds max block range' } }
    spans.push([from, to])
    const blocks = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(
      block => block % 1000 === 0,
    )
    return {
      result: blocks.map(block => ({
        address: BOOK,
        topics: [],
        data: `0x${block.toString(16).padStart(8, '0')}`,
      })),
    }
  })
  return { rpc, spans }
}

describe('searching logs', () => {
  let rpc: LocalRpc
  afterEach(() => rpc.stop())

  for (const maxSpan of [1_000_000, 10_000, 800]) {
    it(`finds each log once, in order, where a request may span ${maxSpan} blocks`, async () => {
      const node = await startNode(60_500, maxSpan)
      rpc = node.rpc
      const client = createChainClient({ chainId: 31337, rpcUrls: [rpc.url] })
      const logs = await readLogs(client, { filter, fromBlock: 5_000n })
      assert.deepEqual(
        logs.map(({ data }) => Number(data)),
        Array.from({ length: 56 }, (_, i) => 5_000 + 1_000 * i),
      )
      assert.equal(node.spans[0]?.[0], 5_000)
      assert.equal(node.spans.at(-1)?.[1], 60_500)
    })
  }

  it('gives up where a node allows too little', async () => {
    const node = await startNode(50_000_000, 1000)
    rpc = node.rpc
    const client = createChainClient({ chainId: 31337, rpcUrls: [rpc.url] })
    await assert.rejects(readLogs(client, { filter, fromBlock: 0n }), { code: 'rpc-all-failed' })
    assert.ok(rpc.requests.length < 300)
  })

  it('refuses an answer that is no list of logs', async () => {
    rpc = await startRpc(({ method }) =>
      method === 'eth_blockNumber'
        ? { result: '0x1' }
        : method === 'eth_getLogs'
          ? { result: [{}] }
          : undefined,
    )
    const client = createChainClient({ chainId: 31337, rpcUrls: [rpc.url] })
    await assert.rejects(readLogs(client, { filter, fromBlock: 0n }), { code: 'unexpected' })
  })
})
