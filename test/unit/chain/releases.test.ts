import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Address, NATIVE } from '../../../src/asset/index.ts'
import { type ChainClient, chainInfo, readReleasable } from '../../../src/chain/index.ts'

const VAULT: Address = '0x1111111111111111111111111111111111111111'
const BOOK: Address = '0x2222222222222222222222222222222222222222'
const QUESTION = {
  contracts: { vault: VAULT, registry: BOOK, licenseBook: BOOK, fromBlock: 0n },
  modelId: 1n,
  currency: NATIVE,
}
const ESCROWS = [{ source: BOOK, ref: 1n }]
const LOCAL = 31337
const BASE = 8453

/** An endpoint that answers every request with the same. */
function answering(chainId: number, answer: unknown): ChainClient & { readonly methods: string[] } {
  const methods: string[] = []
  const request = async (method: string) => {
    methods.push(method)
    return answer
  }
  const call = () => Promise.reject(new Error('asked by itself, not in a batch'))
  return { chain: chainInfo(chainId), methods, request, call, forget: () => undefined }
}

const word = (value: number) => value.toString(16).padStart(64, '0')
const unsettled = (direct: number) => `0x${word(direct)}${word(0)}${word(0)}`
const simulated = (...sums: readonly string[]) => [
  { calls: sums.map(returnData => ({ status: '0x1', returnData })) },
]

describe('payments past their refund window', () => {
  it('are those whose release makes the model earn more', async () => {
    const gain = simulated(unsettled(5), '0x', unsettled(12))
    assert.deepEqual(await readReleasable(answering(LOCAL, gain), QUESTION, ESCROWS), ESCROWS)
    const none = simulated(unsettled(5), '0x', unsettled(5))
    assert.deepEqual(await readReleasable(answering(LOCAL, none), QUESTION, ESCROWS), [])
  })

  it('cost no request where there are none', async () => {
    const client = answering(LOCAL, undefined)
    assert.deepEqual(await readReleasable(client, QUESTION, []), [])
    assert.deepEqual(client.methods, [])
  })

  it('are unknown, with an error that says so, where an endpoint answers something else', async () => {
    const cut = simulated(unsettled(5), '0x')
    const garbage = simulated('0x', '0x', '0x1234')
    for (const answer of [
      undefined,
      null,
      7,
      [],
      [{}],
      [{ calls: 'all' }],
      [{ calls: [1, 2, 3] }],
      cut,
      garbage,
    ]) {
      const read = readReleasable(answering(LOCAL, answer), QUESTION, ESCROWS)
      await assert.rejects(read, { name: 'ModelmarkError', code: 'unexpected' })
    }
    for (const answer of [undefined, '0x', '0x1234', `0x${word(32)}${word(900)}`]) {
      const read = readReleasable(answering(BASE, answer), QUESTION, ESCROWS)
      await assert.rejects(read, { name: 'ModelmarkError', code: 'unexpected' })
    }
  })

  it('are tried through Multicall3 where the chain has it, else one call after the other', async () => {
    const [base, local] = [answering(BASE, '0x'), answering(LOCAL, [])]
    for (const client of [base, local]) await readReleasable(client, QUESTION, ESCROWS).catch(() => undefined)
    assert.deepEqual([base.methods, local.methods], [['eth_call'], ['eth_simulateV1']])
  })
})
