import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { createChainClient } from '../../../src/chain/index.ts'
import { monthOf, monthsOfBlocks } from '../../../src/chain/read/date-blocks.ts'
import { type LocalRpc, startRpc } from './local-rpc.ts'

const START = Date.UTC(2025, 0, 15) / 1000
/** Seconds between blocks: 4,000 of them are eleven months. */
const BLOCK_TIME = 7_200

describe('dating blocks', () => {
  let rpc: LocalRpc
  afterEach(() => rpc.stop())

  async function node(timeOf: (block: number) => number | undefined) {
    const asked: number[] = []
    rpc = await startRpc(({ method, params }) => {
      if (method !== 'eth_getBlockByNumber') return undefined
      const block = Number(params[0])
      asked.push(block)
      const time = timeOf(block)
      return { result: time === undefined ? null : { timestamp: `0x${time.toString(16)}` } }
    })
    return { client: createChainClient({ chainId: 31337, rpcUrls: [rpc.url] }), asked }
  }

  it('knows the month of each, and asks for few of them', async () => {
    const timeOf = (block: number) => START + block * BLOCK_TIME
    const { client, asked } = await node(timeOf)
    const blocks = Array.from({ length: 4_000 }, (_, i) => BigInt(i))
    const dated = await monthsOfBlocks(client, { blocks, months: 24 })
    assert.equal(dated.size, 4_000)
    for (const block of blocks) assert.equal(dated.get(block), monthOf(timeOf(Number(block))))
    assert.ok(asked.length < 200, `${asked.length} blocks were asked for`)
  })

  it('leaves out what is older than the months that are wanted', async () => {
    const timeOf = (block: number) => START + block * BLOCK_TIME
    const { client } = await node(timeOf)
    const blocks = Array.from({ length: 400 }, (_, i) => BigInt(i * 10))
    const dated = await monthsOfBlocks(client, { blocks, months: 2 })
    const newest = monthOf(timeOf(3_990))
    const wanted = blocks.filter(block => monthOf(timeOf(Number(block))) > newest - 2)
    assert.deepEqual(
      [...dated.keys()].sort((a, b) => Number(a - b)),
      wanted,
    )
  })

  it('says so where time runs backwards', async () => {
    const { client } = await node(block => START - block * 40 * 86_400)
    await assert.rejects(monthsOfBlocks(client, { blocks: [1n, 2n], months: 24 }), { code: 'unexpected' })
  })

  it('says so where there is no such block', async () => {
    const { client } = await node(() => undefined)
    await assert.rejects(monthsOfBlocks(client, { blocks: [1n, 2n], months: 24 }), { code: 'unexpected' })
  })

  it('dates nothing where there is nothing', async () => {
    const { client, asked } = await node(() => START)
    assert.equal((await monthsOfBlocks(client, { blocks: [], months: 24 })).size, 0)
    assert.deepEqual(asked, [])
  })
})
