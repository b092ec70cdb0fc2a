import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import { encodeAbiParameters, encodeEventTopics, parseAbi } from 'viem'
import { createChainClient, type MarketContracts } from '../../../src/chain/index.ts'
import { createChainFollower, REORG_DEPTH } from '../../../src/market/catalog/follow-chain.ts'

const CONTRACTS: MarketContracts = {
  registry: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  licenseBook: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
  vault: '0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0',
  fromBlock: 10n,
}
const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const abi = parseAbi([
  'event ModelMinted(uint256 indexed modelId, address indexed owner, uint256[] parents, uint16 upstreamBps, uint16 resaleRoyaltyBps)',
])
const data = encodeAbiParameters([{ type: 'uint256[]' }, { type: 'uint16' }, { type: 'uint16' }], [[], 0, 0])

const quantity = (value: number) => `0x${value.toString(16)}`
const minted = (block: number, modelId: number, address: string = CONTRACTS.registry) => ({
  address,
  topics: encodeEventTopics({ abi, args: { modelId: BigInt(modelId), owner: OWNER } }),
  data,
  blockNumber: quantity(block),
  logIndex: '0x0',
})

interface Chain {
  head: number
  /** A fork's number is in the hashes of its blocks. */
  fork: (block: number) => number
  logs: readonly ReturnType<typeof minted>[]
  maxSpan: number
  /** Whether it refuses to give logs. */
  down: boolean
  readonly asked: [from: number, to: number][]
}

/** A node over real HTTP that plays a chain. */
async function withChain(parts: Partial<Chain>, run: (chain: Chain, url: string) => Promise<void>) {
  const chain: Chain = { head: 1000, fork: () => 0, logs: [], maxSpan: 1e9, down: false, asked: [], ...parts }
  const hashOf = (block: number) => `0x${(block * 100 + chain.fork(block)).toString(16).padStart(64, '0')}`
  const answers: Record<string, (params: never) => unknown> = {
    eth_chainId: () => quantity(31337),
    eth_blockNumber: () => quantity(chain.head),
    eth_getBlockByNumber: ([block]: [string]) =>
      Number(block) > chain.head ? null : { hash: hashOf(Number(block)) },
    eth_getLogs([{ fromBlock, toBlock }]: [{ fromBlock: string; toBlock: string }]) {
      const [from, to] = [Number(fromBlock), Number(toBlock)]
      chain.asked.push([from, to])
      if (chain.down || to - from >= chain.maxSpan) throw new Error('query exceeds max block range')
      return chain.logs.filter(({ blockNumber }) => Number(blockNumber) >= from && Number(blockNumber) <= to)
    },
  }
  const server = createServer(async (request, response) => {
    const { id, method, params } = JSON.parse(Buffer.concat(await request.toArray()).toString())
    const reply = { jsonrpc: '2.0', id }
    try {
      response.end(JSON.stringify({ ...reply, result: answers[method]?.(params as never) ?? null }))
    } catch (error) {
      response.end(JSON.stringify({ ...reply, error: { code: -32005, message: String(error) } }))
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    await run(chain, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const client = (url: string) => createChainClient({ chainId: 31337, rpcUrls: [url] })
const { signal } = new AbortController()
const ignore = () => undefined

describe('following a chain', () => {
  it('asks for fewer blocks where the endpoint refuses, and leaves none out', async () => {
    const logs = [minted(10, 1), minted(777, 2), minted(20_000, 3)]
    await withChain({ head: 20_000, maxSpan: 1500, logs }, async (chain, url) => {
      const follower = createChainFollower(client(url), CONTRACTS)
      await follower.readOn(ignore, signal)
      assert.deepEqual(
        [1, 2, 3].map(id => follower.get(id)?.creator),
        [OWNER, OWNER, OWNER],
      )
      const read = chain.asked.filter(([from, to]) => to - from < chain.maxSpan)
      assert.equal(read[0]?.[0], 10)
      assert.ok(read.every(([from], i) => i === 0 || from === (read[i - 1]?.[1] ?? 0) + 1))
      assert.equal(read.at(-1)?.[1], 20_000)
      assert.equal(follower.block, 20_000n)
    })
  })

  it('goes on where it stopped, after a failure and from what was kept', async () => {
    await withChain({ logs: [minted(100, 1), minted(990, 2)] }, async (chain, url) => {
      const first = createChainFollower(client(url), CONTRACTS)
      chain.down = true
      await assert.rejects(first.readOn(ignore, signal))
      chain.down = false
      await first.readOn(ignore, signal)
      assert.equal(first.checkpoint?.block, 1000n - REORG_DEPTH)
      assert.deepEqual([...first.settled.keys()], [1])

      chain.asked.length = 0
      const { checkpoint, settled } = first
      assert.ok(checkpoint)
      const second = createChainFollower(client(url), CONTRACTS, {
        checkpoint,
        entries: [...settled.values()],
      })
      await second.readOn(ignore, signal)
      assert.deepEqual(chain.asked, [[Number(checkpoint.block) + 1, 1000]])
      assert.ok(second.get(1) && second.get(2))
    })
  })

  it('takes back what newer blocks said when they are replaced', async () => {
    await withChain({ logs: [minted(100, 1), minted(990, 2)] }, async (chain, url) => {
      const follower = createChainFollower(client(url), CONTRACTS)
      await follower.readOn(ignore, signal)
      chain.fork = block => (block > 980 ? 1 : 0)
      chain.logs = [minted(100, 1), minted(995, 3)]
      const changed: number[] = []
      await follower.readOn(ids => changed.push(...ids), signal)
      assert.deepEqual(
        [1, 2, 3].map(id => follower.get(id) !== undefined),
        [true, false, true],
      )
      assert.ok(changed.includes(2) && changed.includes(3))
    })
  })

  it('reads all anew when what counted as final is of another history', async () => {
    await withChain({ logs: [minted(100, 1)] }, async (chain, url) => {
      const follower = createChainFollower(client(url), CONTRACTS)
      await follower.readOn(ignore, signal)
      chain.fork = () => 1
      chain.logs = [minted(200, 5)]
      const resets: boolean[] = []
      await follower.readOn((_, reset) => resets.push(reset), signal)
      assert.equal(resets[0], true)
      assert.deepEqual([...follower.settled.keys()], [5])
    })
  })

  it('passes over what other contracts announce and blocks that were not asked for', async () => {
    const logs = [minted(100, 1, CONTRACTS.licenseBook), minted(100, 2, OWNER), minted(100, 3)]
    await withChain({ logs }, async (_chain, url) => {
      const follower = createChainFollower(client(url), CONTRACTS)
      await follower.readOn(ignore, signal)
      assert.deepEqual([...follower.settled.keys()], [3])
    })
  })
})
